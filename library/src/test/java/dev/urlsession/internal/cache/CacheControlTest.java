// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheControlTest {

  private static CacheControl of(String... lines) {
    return CacheControl.parse(List.of(lines));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "max-age=60 | 60",
        "MAX-AGE=60 | 60",
        "max-age=\"60\" | 60",
        "public, max-age = 60 | 60",
        "max-age=60, max-age=5 | 60",
        "max-age=99999999999999999999 | 2147483648",
        "max-age=-1 | 0",
        "max-age=1.5 | 0",
        "max-age | 0",
        "max-age= | 0",
        "foo=\"max-age=7, x\", max-age=60 | 60",
        "foo=\"a\\\"b\", max-age=60 | 60",
        ",,, max-age=60 ,, | 60",
        "no-store | -1",
      })
  @DisplayName("RFC 9111, 5.2: directives in either form; the first counts; what is no number is 0")
  void maxAge(String line, long seconds) {
    assertThat(of(line).maxAge()).isEqualTo(seconds);
  }

  @Test
  @DisplayName("RFC 9111, 5.2: directives of several lines are one list; unknown ones are ignored")
  void lines() {
    CacheControl control = of("no-store, x=y", "must-revalidate", "immutable");

    assertThat(control.noStore()).isTrue();
    assertThat(control.mustRevalidate()).isTrue();
    assertThat(control.immutable()).isTrue();
    assertThat(control.noCache()).isFalse();
    assertThat(control.has("x")).isTrue();
  }

  @Test
  @DisplayName("RFC 9111, 5.2.2.4: no-cache with field names is about these fields only")
  void noCacheFields() {
    assertThat(of("no-cache=\"Set-Cookie, X-A\"").noCacheFields())
        .containsExactly("set-cookie", "x-a");
    assertThat(of("no-cache=\"Set-Cookie\"").noCache()).isFalse();
    assertThat(of("no-cache").noCache()).isTrue();
    assertThat(of("no-cache=\"\"").noCache()).isTrue();
  }

  @Test
  @DisplayName("RFC 9111, 5.2.1.2: max-stale without a number accepts any age")
  void maxStale() {
    assertThat(of("max-stale").maxStale()).isEqualTo(CacheControl.ANY);
    assertThat(of("max-stale=5").maxStale()).isEqualTo(5);
    assertThat(of("max-stale=x").maxStale()).isEqualTo(CacheControl.ABSENT);
    assertThat(CacheControl.NONE.maxStale()).isEqualTo(CacheControl.ABSENT);
  }

  @Test
  @DisplayName("RFC 5861: stale-while-revalidate and stale-if-error")
  void staleness() {
    CacheControl control = of("max-age=1, stale-while-revalidate=30, stale-if-error=60");

    assertThat(control.staleWhileRevalidate()).isEqualTo(30);
    assertThat(control.staleIfError()).isEqualTo(60);
    assertThat(of("stale-if-error=soon").staleIfError()).isEqualTo(CacheControl.ABSENT);
  }

  @Property(tries = 500)
  @Label("P: any text is read, without an exception and without a negative age")
  void anything(@ForAll String text) {
    CacheControl control = CacheControl.parse(text);

    assertThat(control.maxAge()).isBetween(-1L, DeltaSeconds.MOST);
    assertThat(control.minFresh()).isBetween(-1L, DeltaSeconds.MOST);
    assertThat(control.noCacheFields()).doesNotContain("");
  }
}
