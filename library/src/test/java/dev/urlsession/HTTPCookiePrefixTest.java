// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HTTPCookiePrefixTest {

  @ParameterizedTest(name = "{0}: {1}")
  @DisplayName("J: a line that breaks what its name promises is no cookie (RFC 6265bis)")
  @CsvSource(
      delimiter = '|',
      value = {
        "__Secure-a=1; Secure | true",
        "__Secure-a=1; Secure; Domain=example.com; Path=/x | true",
        "__Secure-a=1 | false",
        "__SECURE-a=1 | false",
        "__Host-a=1; Secure; Path=/ | true",
        "__Host-a=1; Secure; Path=/; Domain= | true",
        "__Host-a=1; Secure | false",
        "__Host-a=1; Path=/ | false",
        "__Host-a=1; Secure; Path=/x | false",
        "__Host-a=1; Secure; Path=/; Domain=www.example.com | false",
        "__hoST-a=1; Path=/ | false",
        "__Host=1 | true",
        "_Host-a=1 | true"
      })
  void promises(String line, boolean kept) {
    List<HTTPCookie> cookies =
        HTTPCookie.cookiesWithResponseHeaderFields(
            HTTPHeaders.of("Set-Cookie", line), CookieSamples.SITE);

    assertThat(cookies).hasSize(kept ? 1 : 0);
  }
}
