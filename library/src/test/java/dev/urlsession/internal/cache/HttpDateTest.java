// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {

  private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Sun, 06 Nov 1994 08:49:37 GMT | 1994-11-06T08:49:37Z",
        "Sunday, 06-Nov-94 08:49:37 GMT | 1994-11-06T08:49:37Z",
        "Sun Nov  6 08:49:37 1994 | 1994-11-06T08:49:37Z",
        "Sun Nov 16 08:49:37 1994 | 1994-11-16T08:49:37Z",
        "Friday, 06-Nov-76 08:49:37 GMT | 2076-11-06T08:49:37Z",
        "Friday, 06-Nov-77 08:49:37 GMT | 1977-11-06T08:49:37Z",
        "Wed, 31 Dec 2025 23:59:60 GMT | 2025-12-31T23:59:59Z",
        "Wed, 31 Dec 2025 23:59:59 UTC | 2025-12-31T23:59:59Z",
      })
  @DisplayName("B-214: the three forms of dates; two-digit years are at most 50 years ahead")
  void forms(String text, String instant) {
    assertThat(HttpDate.parse(text, NOW)).isEqualTo(Instant.parse(instant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "-1",
        "now",
        "Sun, 31 Feb 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 CET",
        "Sun, 06 Nov 1994 25:49:37 GMT",
        "Sun, 06 Foo 1994 08:49:37 GMT",
        "1994-11-06T08:49:37Z",
        "Sun, 6 Nov 1994 08:49:37 GMT GMT GMT GMT GMT GMT GMT GMT"
      })
  @DisplayName("B-214: what is no date is none")
  void none(String text) {
    assertThat(HttpDate.parse(text, NOW)).isNull();
  }

  @Property(tries = 300)
  @Label("B-214: a date that is written is read again")
  void roundTrip(@ForAll @LongRange(min = 0, max = 4_102_444_800L) long seconds) {
    Instant instant = Instant.ofEpochSecond(seconds);

    assertThat(HttpDate.parse(HttpDate.format(instant), NOW)).isEqualTo(instant);
  }
}
