// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPHeaders;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FreshnessTest {

  private static Freshness of(String... headers) {
    return came(0, headers);
  }

  /** The answer took this long. */
  private static Freshness came(long delaySeconds, String... headers) {
    HTTPHeaders fields = HTTPHeaders.of(headers);
    return Freshness.of(
        CacheControl.parse(fields.values("Cache-Control")),
        fields,
        Stored.TIME - delaySeconds * 1000,
        Stored.TIME,
        true);
  }

  private static long at(long seconds) {
    return Stored.TIME + seconds * 1000;
  }

  @Test
  @DisplayName("B-214: max-age wins over Expires, and s-maxage is not for a private cache")
  void maxAge() {
    Freshness fresh = of("Cache-Control", "max-age=60, s-maxage=5", "Expires", Stored.date(5_000));

    assertThat(fresh.lifetime()).isEqualTo(60_000);
    assertThat(fresh.explicit()).isTrue();
    assertThat(fresh.isFresh(at(59))).isTrue();
    assertThat(fresh.isFresh(at(60))).isFalse();
    assertThat(fresh.left(at(70))).isEqualTo(-10_000);
  }

  @Test
  @DisplayName("B-214: without max-age it is Expires minus Date, and the first Expires counts")
  void expires() {
    assertThat(of("Date", Stored.date(-10), "Expires", Stored.date(50)).lifetime())
        .isEqualTo(60_000);
    assertThat(of("Expires", Stored.date(50), "Expires", Stored.date(500)).lifetime())
        .isEqualTo(50_000);
    assertThat(of("Expires", Stored.date(-50)).lifetime()).isZero();
  }

  @Test
  @DisplayName("B-214: an invalid Expires is in the past, also beside a Last-Modified")
  void invalidExpires() {
    Freshness stale = of("Expires", "0", "Last-Modified", Stored.date(-100_000));

    assertThat(stale.lifetime()).isZero();
    assertThat(stale.explicit()).isTrue();
    assertThat(stale.isFresh(at(0))).isFalse();
  }

  @Test
  @DisplayName("B-214: by heuristic it is 10 % of the time since the last change")
  void heuristic() {
    Freshness fresh = of("Date", Stored.date(0), "Last-Modified", Stored.date(-1000));

    assertThat(fresh.lifetime()).isEqualTo(100_000);
    assertThat(fresh.explicit()).isFalse();
    assertThat(of("Last-Modified", Stored.date(1000)).lifetime()).isZero();
    assertThat(of().lifetime()).isZero();
  }

  @Test
  @DisplayName("RFC 9111, 4.2.2: no heuristic where the status does not allow it")
  void noHeuristic() {
    HTTPHeaders headers = HTTPHeaders.of("Last-Modified", Stored.date(-1000));

    assertThat(Freshness.of(CacheControl.NONE, headers, Stored.TIME, Stored.TIME, false).lifetime())
        .isZero();
  }

  @Test
  @DisplayName("RFC 9111, 4.2.3: the age is the greater of Date's and Age's, the delay added")
  void age() {
    assertThat(of("Date", Stored.date(-30)).age(at(5))).isEqualTo(35_000);
    assertThat(of("Age", "100").age(at(5))).isEqualTo(105_000);
    assertThat(of("Date", Stored.date(-30), "Age", "100").age(at(0))).isEqualTo(100_000);
    assertThat(came(7, "Age", "100").age(at(0))).isEqualTo(107_000);
    assertThat(came(7).age(at(0))).isEqualTo(7_000);
  }

  @Test
  @DisplayName("RFC 9111, 5.1: of several ages the first counts; what is no number is ignored")
  void oddAges() {
    assertThat(of("Age", "5, 9").age(at(0))).isEqualTo(5_000);
    assertThat(of("Age", "x").age(at(0))).isZero();
    assertThat(of("Age", "-5").age(at(0))).isZero();
  }

  @Test
  @DisplayName("B-214: a Date in the future is clamped, and a clock put back makes nothing younger")
  void future() {
    Freshness fresh = of("Date", Stored.date(3600), "Cache-Control", "max-age=60", "Age", "10");

    assertThat(fresh.age(at(0))).isEqualTo(10_000);
    assertThat(fresh.age(at(-500))).isEqualTo(10_000);
    assertThat(fresh.isFresh(at(50))).isFalse();
  }
}
