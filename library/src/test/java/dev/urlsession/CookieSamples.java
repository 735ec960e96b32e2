// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.net.URI;
import java.time.Clock;
import java.util.List;

/** Short ways to cookies for tests. */
final class CookieSamples {

  static final URI SITE = URI.create("https://www.example.com/shop/cart/view?x=1");

  private CookieSamples() {}

  static HTTPCookie parse(String line) {
    return parse(line, SITE, new StoreClock());
  }

  static HTTPCookie parse(String line, URI url, Clock clock) {
    List<HTTPCookie> cookies = HTTPCookieReader.read(List.of(line), url, clock);
    if (cookies.size() != 1) {
      throw new AssertionError("not one cookie but " + cookies.size() + ": " + line);
    }
    return cookies.get(0);
  }

  static List<String> names(List<HTTPCookie> cookies) {
    return cookies.stream().map(HTTPCookie::name).toList();
  }

  static HTTPCookieBuilder at(String name, String domain) {
    return HTTPCookie.builder(name, "v").domain(domain).path("/");
  }
}
