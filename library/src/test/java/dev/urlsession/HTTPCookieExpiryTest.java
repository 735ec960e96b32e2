// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static dev.urlsession.CookieSamples.parse;
import static dev.urlsession.StoreClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HTTPCookieExpiryTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wed, 21 Oct 2026 07:28:00 GMT",
        "Wednesday, 21-Oct-26 07:28:00 GMT",
        "Wed Oct 21 07:28:00 2026"
      })
  @DisplayName("B-189: Expires is read in all three formats")
  void formats(String date) {
    HTTPCookie cookie = parse("a=b; Expires=" + date);

    assertThat(cookie.expiresDate()).isEqualTo(Instant.parse("2026-10-21T07:28:00Z"));
    assertThat(cookie.isSessionOnly()).isFalse();
  }

  @Test
  @DisplayName("B-189: Max-Age wins over Expires")
  void maxAgeWins() {
    HTTPCookie cookie = parse("a=b; Max-Age=10; Expires=Wed, 21 Oct 2026 07:28:00 GMT");

    assertThat(cookie.expiresDate()).isEqualTo(START.plusSeconds(10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "-99999999999999999999"})
  @DisplayName("B-190: a Max-Age of zero or less ends the cookie at once")
  void atOnce(String age) {
    assertThat(parse("a=b; Max-Age=" + age).expiresDate()).isEqualTo(START);
  }

  @Test
  @DisplayName(
      "B-189: a Max-Age beyond all dates never ends, one that is no number counts for nothing")
  void oddAges() {
    assertThat(parse("a=b; Max-Age=99999999999999999999").expiresDate()).isEqualTo(Instant.MAX);
    assertThat(parse("a=b; Max-Age=soon").expiresDate()).isNull();
    assertThat(parse("a=b; Expires=whenever").isSessionOnly()).isTrue();
  }

  @Test
  @DisplayName("J: in version 1 there is Max-Age only, as on Apple")
  void versionOne() {
    HTTPCookie cookie = parse("a=b; Version=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT");

    assertThat(cookie.expiresDate()).isNull();
    assertThat(cookie.isSessionOnly()).isTrue();
  }
}
