// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static dev.urlsession.CookieSamples.SITE;
import static dev.urlsession.CookieSamples.names;
import static dev.urlsession.CookieSamples.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HTTPCookieParsingTest {

  @Test
  @DisplayName("J: every attribute of a line is read")
  void attributes() {
    HTTPCookie cookie =
        parse(
            "id=7; Version=1; Max-Age=60; Domain=Example.com; Path=/shop; Secure; HttpOnly;"
                + " Comment=\"for fun\"; CommentURL=https://example.com/why; Port=\"80,8080\";"
                + " Discard; SameSite=Lax");

    assertThat(cookie.version()).isEqualTo(1);
    assertThat(cookie.expiresDate()).isEqualTo(StoreClock.START.plusSeconds(60));
    assertThat(cookie.isSessionOnly()).isTrue();
    assertThat(cookie.isSecure()).isTrue();
    assertThat(cookie.isHTTPOnly()).isTrue();
    assertThat(cookie.comment()).isEqualTo("for fun");
    assertThat(cookie.commentURL()).isEqualTo(URI.create("https://example.com/why"));
    assertThat(cookie.portList()).containsExactly(80, 8080);
    assertThat(cookie.sameSitePolicy()).isEqualTo(HTTPCookie.SameSitePolicy.LAX);
  }

  @Test
  @DisplayName("J: a line without attributes gives a cookie for this host and this process")
  void bare() {
    HTTPCookie cookie = parse("a=b");

    assertThat(cookie.version()).isZero();
    assertThat(cookie.domain()).isEqualTo("www.example.com");
    assertThat(cookie.expiresDate()).isNull();
    assertThat(cookie.isSessionOnly()).isTrue();
    assertThat(cookie.isSecure()).isFalse();
    assertThat(cookie.isHTTPOnly()).isFalse();
    assertThat(cookie.portList()).isNull();
    assertThat(cookie.sameSitePolicy()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "=v",
        "  =v",
        "name",
        "; a=b",
        "a;b=c",
        "a=\u0001",
        "a\u007f=1",
        "a=b; Path=/\u0000"
      })
  @DisplayName("B-193: no name, no '=' or a control character make no cookie")
  void none(String line) {
    assertThat(HTTPCookie.cookiesWithResponseHeaderFields(Map.of("Set-Cookie", line), SITE))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'a=b=c==', a, 'b=c=='",
    "'  a  =  b c  ; Path=/', a, 'b c'",
    "'a=', a, ''",
    "'a=\"q\"', a, '\"q\"'",
    "'a=1; =x; ; Secure', a, 1"
  })
  @DisplayName("B-193: '=' in the value stays, names are trimmed, nameless attributes are skipped")
  void pairs(String line, String name, String value) {
    HTTPCookie cookie = parse(line);

    assertThat(cookie.name()).isEqualTo(name);
    assertThat(cookie.value()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "Example.COM, .example.com",
    ".example.com, .example.com",
    "127.0.0.1, 127.0.0.1",
    "'', www.example.com"
  })
  @DisplayName(
      "B-185: a Domain gets a leading dot and lower case, but for an address; none is the host")
  void domain(String attribute, String domain) {
    assertThat(parse("a=b; Domain=" + attribute).domain()).isEqualTo(domain);
  }

  @Test
  @DisplayName("B-184: reading does not ask whether the domain is the server's")
  void foreignDomain() {
    assertThat(parse("a=b; Domain=other.org").domain()).isEqualTo(".other.org");
  }

  @ParameterizedTest
  @CsvSource({"/x, /x", "x, /shop/cart", "'', /shop/cart", "/, /"})
  @DisplayName("B-187: a Path that is none becomes the directory of the URL (RFC 6265)")
  void path(String attribute, String path) {
    assertThat(parse("a=b; Path=" + attribute).path()).isEqualTo(path);
  }

  @Test
  @DisplayName("B-198: a bare Port means the port of the URL, a list of no ports any port")
  void ports() {
    assertThat(parse("a=b; Port").portList()).containsExactly(443);
    assertThat(parse("a=b; Port=\"none,99999\"").portList()).isNull();
  }

  @Test
  @DisplayName("B-192: header lines that were kept apart are not split")
  void separateLines() {
    HTTPHeaders headers =
        HTTPHeaders.of("Set-Cookie", "a=1, b=2", "set-cookie", "c=3", "Other", "d=4");

    List<HTTPCookie> cookies = HTTPCookie.cookiesWithResponseHeaderFields(headers, SITE);

    assertThat(names(cookies)).containsExactly("a", "c");
    assertThat(cookies.get(0).value()).isEqualTo("1, b=2");
  }

  @Test
  @DisplayName("B-192: joined header lines are split where a name and '=' follow the comma")
  void joinedLines() {
    String joined = "a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT, b=2; Path=/, c = 3,4, d";

    List<HTTPCookie> cookies =
        HTTPCookie.cookiesWithResponseHeaderFields(Map.of("SET-COOKIE", joined), SITE);

    assertThat(names(cookies)).containsExactly("a", "b", "c");
    assertThat(cookies.get(2).value()).isEqualTo("3,4, d");
  }

  @Test
  @DisplayName("J: a URL without a host has no cookies")
  void noHost() {
    assertThat(
            HTTPCookie.cookiesWithResponseHeaderFields(
                HTTPHeaders.of("Set-Cookie", "a=b"), URI.create("file:///tmp/x")))
        .isEmpty();
  }
}
