// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentRangeTest {

  @ParameterizedTest(name = "{0}")
  @DisplayName("RFC 9110 §14.4: the three forms of Content-Range")
  @CsvSource({
    "bytes 0-9/100, 0, 9, 100",
    "bytes 0-9/*, 0, 9, -1",
    "bytes */100, -1, -1, 100",
    "bytes */0, -1, -1, 0",
    "BYTES 5-5/6, 5, 5, 6",
    "bytes 0-9223372036854775805/9223372036854775806, 0, 9223372036854775805, 9223372036854775806",
  })
  void forms(String field, long first, long last, long total) {
    assertThat(ContentRange.parse(field)).isEqualTo(new ContentRange(first, last, total));
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("RFC 9110 §14.4: what is malformed or contradicts itself is no range")
  @NullSource
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes ",
        "bytes 0-9",
        "bytes=0-9/100",
        "bytes */*",
        "bytes 9-0/100",
        "bytes 0-100/100",
        "bytes -1-9/100",
        "bytes 0 - 9/100",
        "bytes 0-9/100, bytes 0-9/100",
        "bytes ٠-٩/١٠٠",
        "items 0-9/100",
        "bytes 0-9/99999999999999999999",
        "bytes 0-9223372036854775807/*",
        "bytes 9999999999999999999-9999999999999999999/*",
      })
  void malformed(String field) {
    assertThat(ContentRange.parse(field)).isNull();
  }

  @Property
  @Label("RFC 9110 §14.4: what is printed by the rules is read back")
  void whatIsPrintedIsRead(
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 4) long first,
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 4) long more,
      @ForAll @LongRange(min = 1, max = Long.MAX_VALUE / 4) long rest) {
    long last = first + more;
    long total = last + rest;

    ContentRange range = ContentRange.parse("bytes " + first + "-" + last + "/" + total);

    assertThat(range).isEqualTo(new ContentRange(first, last, total));
    assertThat(range.length()).isEqualTo(more + 1);
  }

  @Property
  @Label("RFC 9110 §14.4: of any noise only sound ranges are made")
  void whatComesOutIsSound(
      @ForAll @StringLength(max = 48) @Chars({'-', '/', '*', ' '}) @CharRange(from = '0', to = '9')
          String tail) {
    ContentRange range = ContentRange.parse("bytes " + tail);
    boolean sound =
        range == null
            || (range.isUnsatisfied() && range.total() >= 0)
            || (range.first() >= 0
                && range.length() > 0
                && (range.total() == -1 || range.end() <= range.total()));

    assertThat(sound).as("%s from %s", range, tail).isTrue();
  }
}
