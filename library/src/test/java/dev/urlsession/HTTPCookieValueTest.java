// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static dev.urlsession.CookieSamples.at;
import static dev.urlsession.CookieSamples.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HTTPCookieValueTest {

  @Test
  @DisplayName("J: a cookie needs a name, a path, and a domain or an origin URL")
  void required() {
    assertUsage(at("", "example.com"), "name");
    assertUsage(HTTPCookie.builder("a", "b").domain("example.com"), "path");
    assertUsage(HTTPCookie.builder("a", "b").path("/"), "domain");
    assertThat(
            HTTPCookie.builder("a", "b").path("/").originURL(CookieSamples.SITE).build().domain())
        .isEqualTo("www.example.com");
  }

  @Test
  @DisplayName("J: what cannot stand in a header field is refused")
  void injection() {
    assertUsage(HTTPCookie.builder("a", "b\r\nX: y").domain("h").path("/"), "value");
    assertUsage(HTTPCookie.builder("a", "b; c").domain("h").path("/"), "value");
    assertUsage(at("a=b", "h"), "name");
  }

  @Test
  @DisplayName("B-187: a path that does not start with a slash becomes a slash")
  void path() {
    assertThat(at("a", "h").path("x").build().path()).isEqualTo("/");
  }

  @Test
  @DisplayName("B-194: the Cookie field has name=value joined by '; ', longer paths first")
  void cookieField() {
    HTTPCookie root = at("root", "h").build();
    HTTPCookie deep = at("deep", "h").path("/a/b").build();

    assertThat(HTTPCookie.requestHeaderFieldsWithCookies(List.of(root, deep)))
        .isEqualTo(Map.of("Cookie", "deep=v; root=v"));
    assertThat(HTTPCookie.requestHeaderFieldsWithCookies(List.of())).isEmpty();
  }

  @Test
  @DisplayName("The value does not show in the text")
  void secret() {
    assertThat(parse("id=s3cret")).asString().contains("id").doesNotContain("s3cret");
  }

  @Test
  @DisplayName("J: a copy through the builder is equal")
  void copy() {
    HTTPCookie cookie =
        parse(
            "id=7; Version=1; Max-Age=60; Domain=example.com; Secure; HttpOnly; Discard;"
                + " Comment=c; CommentURL=/why; Port=\"80\"; SameSite=Strict");

    assertThat(cookie.toBuilder().build()).isEqualTo(cookie).hasSameHashCodeAs(cookie);
    assertThat(cookie.toBuilder().commentURL(URI.create("/no")).build()).isNotEqualTo(cookie);
  }

  private static void assertUsage(HTTPCookieBuilder builder, String about) {
    assertThatThrownBy(builder::build)
        .isInstanceOf(URLSessionUsageException.class)
        .hasMessageContaining(about);
  }
}
