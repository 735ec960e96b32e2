// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static dev.urlsession.CookieSamples.at;
import static dev.urlsession.CookieSamples.names;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HTTPCookieMatchingTest {

  private final HTTPCookieStorage storage = new HTTPCookieStorage();

  @ParameterizedTest
  @CsvSource({
    "example.com, example.com, true",
    "example.com, EXAMPLE.com, true",
    "example.com, www.example.com, false",
    ".example.com, example.com, true",
    ".example.com, a.b.example.com, true",
    ".example.com, superexample.com, false",
    ".1.2.3, 9.1.2.3, false"
  })
  @DisplayName("B-186: a host matches exactly, a dotted domain itself and all below it")
  void domain(String domain, String host, boolean sent) {
    storage.setCookie(at("a", domain).build());

    assertThat(sentTo("https://" + host + "/")).hasSize(sent ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "/, '', true",
    "/shop, /shop, true",
    "/shop, /shop/cart, true",
    "/shop/, /shop/cart, true",
    "/shop, /shopping, false",
    "/shop/, /shop, false",
    "/shop, /, false"
  })
  @DisplayName("B-187: a path matches whole segments")
  void path(String cookiePath, String requestPath, boolean sent) {
    storage.setCookie(at("a", "h.org").path(cookiePath).build());

    assertThat(sentTo("https://h.org" + requestPath)).hasSize(sent ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"https, true", "wss, true", "http, false", "ws, false"})
  @DisplayName("B-188: secure cookies travel over TLS only, HttpOnly hides nothing here")
  void secure(String scheme, boolean sent) {
    storage.setCookie(at("a", "h.org").secure(true).httpOnly(true).build());
    storage.setCookie(at("open", "h.org").httpOnly(true).build());

    assertThat(sentTo(scheme + "://h.org/")).hasSize(sent ? 2 : 1);
  }

  @ParameterizedTest
  @CsvSource({"http://h.org, true", "http://h.org:8080, true", "http://h.org:81, false"})
  @DisplayName("B-198: a cookie with ports goes to those only")
  void ports(String url, boolean sent) {
    storage.setCookie(at("a", "h.org").portList(List.of(80, 8080)).build());

    assertThat(sentTo(url)).hasSize(sent ? 1 : 0);
  }

  @Test
  @DisplayName("B-194: longer paths come first, else the order of creation")
  void order() {
    storage.setCookie(at("one", "h.org").build());
    storage.setCookie(at("two", "h.org").build());
    storage.setCookie(at("deep", "h.org").path("/a").build());
    storage.setCookie(at("one", "h.org").secure(true).build());

    assertThat(sentTo("https://h.org/a")).containsExactly("deep", "one", "two");
  }

  @Test
  @DisplayName("B-196: a cookie of a partition is not sent from the common jar")
  void partition() {
    storage.setCookie(at("a", "h.org").partitionIdentifier("tab").build());
    storage.setCookie(at("a", "h.org").build());

    assertThat(storage.cookies()).hasSize(2);
    assertThat(storage.cookies(URI.create("https://h.org/")))
        .extracting(HTTPCookie::partitionIdentifier)
        .containsOnlyNulls()
        .hasSize(1);
  }

  @Test
  @DisplayName("J: nothing is sent to a URL without a host")
  void noHost() {
    storage.setCookie(at("a", "h.org").build());

    assertThat(sentTo("data:text/plain,x")).isEmpty();
  }

  private List<String> sentTo(String url) {
    return names(storage.cookies(URI.create(url)));
  }
}
