// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPHeaders;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SelectorTest {

  private static HTTPHeaders request(String... headers) {
    return HTTPHeaders.of(headers);
  }

  private static Selector of(String vary, HTTPHeaders request) {
    HTTPHeaders response = vary == null ? HTTPHeaders.empty() : HTTPHeaders.of("Vary", vary);
    return Selector.of(response, CacheControl.NONE, request::value);
  }

  @Test
  @DisplayName("B-216: a response is for requests with the same values of the headers in Vary")
  void values() {
    Selector selector = of("Accept-Language, X-A", request("Accept-Language", "de", "X-A", "1"));

    assertThat(selector.fits(request("X-A", "1", "accept-language", "de", "B", "2")::value))
        .isTrue();
    assertThat(selector.fits(request("X-A", "2", "Accept-Language", "de")::value)).isFalse();
    assertThat(selector.fits(request("Accept-Language", "de")::value)).isFalse();
  }

  @Test
  @DisplayName("RFC 9111, 4.1: absent matches absent only, and not empty")
  void absent() {
    Selector selector = of("X-A", request());

    assertThat(selector.fits(request()::value)).isTrue();
    assertThat(selector.fits(request("X-A", "")::value)).isFalse();
  }

  @Test
  @DisplayName("RFC 9111, 4.1: blanks around commas do not matter, nor how many lines there are")
  void normal() {
    Selector selector = of("Accept", request("Accept", "a/b,c/d"));

    assertThat(selector.fits(request("Accept", "a/b ,  c/d ")::value)).isTrue();
    assertThat(selector.fits(request("Accept", "a/b", "Accept", "c/d")::value)).isTrue();
    assertThat(selector.fits(request("Accept", "c/d,a/b")::value)).isFalse();
  }

  @Test
  @DisplayName("B-216: without Vary a response is for all requests")
  void none() {
    assertThat(of(null, request("A", "b"))).isEqualTo(Selector.ANY);
    assertThat(Selector.ANY.fits(request("A", "c")::value)).isTrue();
  }

  @Test
  @DisplayName("RFC 9111, 3.5: an answer to a request with credentials is for the same credentials")
  void authorization() {
    Selector selector = of(null, request("Authorization", "Basic YTpi"));

    assertThat(selector.fits(request("Authorization", "Basic YTpi")::value)).isTrue();
    assertThat(selector.fits(request("Authorization", "Basic YTpj")::value)).isFalse();
    assertThat(selector.fits(request()::value)).isFalse();
    assertThat(
            Selector.of(
                HTTPHeaders.empty(),
                CacheControl.parse("public"),
                request("Authorization", "Basic YTpi")::value))
        .isEqualTo(Selector.ANY);
  }

  @Test
  @DisplayName("an answer to an unknown user is not for a known one, unless it is public")
  void unknownUser() {
    HTTPHeaders known = request("Authorization", "Basic YTpi");

    assertThat(Stored.of().fits(known::value)).isFalse();
    assertThat(Stored.of("Cache-Control", "public").fits(known::value)).isTrue();
  }

  @Test
  @DisplayName("the values are kept as a digest: they may be secret")
  void secret() {
    Selector selector = of("Cookie", request("Cookie", "session=secret"));

    assertThat(selector.text()).doesNotContain("secret").startsWith("cookie ");
    assertThat(Selector.ofText(selector.text())).isEqualTo(selector);
    assertThat(Selector.ofText("")).isEqualTo(Selector.ANY);
  }
}
