// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  @ParameterizedTest(name = "\"{0}\": {1} s")
  @DisplayName("N21: Retry-After is obeyed from a second to a day")
  @CsvSource({
    "0, 1",
    "1, 1",
    "120, 120",
    "' 120 ', 120",
    "86401, 86400",
    "99999999999999999999, 86400",
    "'Thu, 26 Nov 2026 12:01:00 GMT', 60",
    "'Thu, 26 Nov 2026 11:00:00 GMT', 1",
    "'Fri, 26 Nov 2027 12:00:00 GMT', 86400",
  })
  void obeyed(String field, long seconds) {
    assertThat(RetryAfter.parse(field, NOW)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  @DisplayName("N21: what makes no sense is as if it were not there")
  void nonsense() {
    assertThat(RetryAfter.parse(null, NOW)).isNull();
    assertThat(RetryAfter.parse("", NOW)).isNull();
    assertThat(RetryAfter.parse("-5", NOW)).isNull();
    assertThat(RetryAfter.parse("soon", NOW)).isNull();
  }

  @Property(tries = 500)
  void anyTextIsNothingOrBounded(@ForAll String field) {
    Duration wait = RetryAfter.parse(field, NOW);
    assertThat(wait == null || (wait.toSeconds() >= 1 && wait.toDays() <= 1)).isTrue();
  }
}
