// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static dev.urlsession.CookieSamples.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecureCookieTest {

  private final HTTPCookieStorage storage = new HTTPCookieStorage(new StoreClock(), null);

  @Test
  @DisplayName("B-188: a Secure cookie is not taken from a server in the clear")
  void inTheClear() {
    List<HTTPCookie> cookies = List.of(at("a", "h.org").secure(true).build());

    storage.setCookies(cookies, URI.create("http://h.org/"), null);
    assertThat(storage.cookies()).isEmpty();

    storage.setCookies(cookies, URI.create("https://h.org/"), null);
    assertThat(storage.cookies()).hasSize(1);
  }

  @ParameterizedTest
  @DisplayName("B-188: what comes in the clear cannot take the place of a Secure cookie")
  @CsvSource({
    "a, h.org, /, false",
    "a, .h.org, /, false",
    "a, www.h.org, /, false",
    "a, h.org, /deeper, false",
    "b, h.org, /, true",
    "a, other.org, /, true"
  })
  void leaveSecureAlone(String name, String domain, String path, boolean kept) {
    storage.setCookie(at("a", "h.org").secure(true).build());
    HTTPCookie other = HTTPCookie.builder(name, "evil").domain(domain).path(path).build();
    URI server = URI.create("http://" + (domain.startsWith(".") ? "h.org" : domain) + "/");

    storage.setCookies(List.of(other), server, null);

    assertThat(storage.cookies()).hasSize(kept ? 2 : 1);
    assertThat(storage.cookies().get(0).value()).isEqualTo("v");
  }

  @Test
  @DisplayName("B-190: nor can it remove one by expiring")
  void expiring() {
    storage.setCookie(at("a", "h.org").secure(true).build());

    storage.setCookies(
        List.of(at("a", "h.org").expires(StoreClock.START).build()),
        URI.create("http://h.org/"),
        null);

    assertThat(storage.cookies()).hasSize(1);
  }
}
