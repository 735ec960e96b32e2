// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static dev.urlsession.CookieSamples.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPCookieStorage.AcceptPolicy;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HTTPCookieAcceptanceTest {

  private final HTTPCookieStorage storage = new HTTPCookieStorage();

  @Test
  @DisplayName("B-182: a storage accepts always by itself, and nothing by the policy never")
  void never() {
    assertThat(storage.cookieAcceptPolicy()).isEqualTo(AcceptPolicy.ALWAYS);

    storage.setCookieAcceptPolicy(AcceptPolicy.NEVER);
    storage.setCookie(at("a", "h.org").build());
    storage.setCookies(List.of(at("a", "h.org").build()), URI.create("https://h.org"), null);

    assertThat(storage.cookies()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://h.org/, , true",
    "https://h.org/, https://h.org/page, true",
    "https://h.org/, https://www.h.org/, true",
    "https://h.org/, https://other.org/, false",
    "https://h.org/, https://superh.org/, false",
    "https://h.org/, http://h.org/, true"
  })
  @DisplayName("B-183: only from the main document's site; without a document a URL is its own")
  void mainDocument(String url, String main, boolean kept) {
    storage.setCookieAcceptPolicy(AcceptPolicy.ONLY_FROM_MAIN_DOCUMENT_DOMAIN);

    storage.setCookies(
        List.of(at("a", "h.org").build()), URI.create(url), main == null ? null : URI.create(main));

    assertThat(storage.cookies()).hasSize(kept ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.h.org/, .h.org, true",
    "https://www.h.org/, www.h.org, true",
    "https://www.h.org/, .other.org, false",
    "https://www.h.org/, h.org, false",
    "https://www.h.org/, .org, false",
    "https://a.github.io/, .github.io, false",
    "https://a.b.co.uk/, .co.uk, false",
    "https://a.b.co.uk/, .b.co.uk, true",
    "http://localhost/, .localhost, true",
    "http://127.0.0.1/, 127.0.0.1, true",
    "file:///x, .h.org, false"
  })
  @DisplayName("B-184: a domain that does not cover the host is refused")
  void domain(String url, String domain, boolean kept) {
    storage.setCookies(List.of(at("a", domain).build()), URI.create(url), null);

    assertThat(storage.cookies()).hasSize(kept ? 1 : 0);
  }

  @Test
  @DisplayName("B-184: a public suffix may set a cookie for itself, not for all below it")
  void suffixItself() {
    storage.setCookies(
        List.of(at("a", ".github.io").build()), URI.create("https://github.io/"), null);

    assertThat(storage.cookies()).extracting(HTTPCookie::domain).containsExactly("github.io");
  }

  @ParameterizedTest
  @CsvSource({
    "https://h.org/, , true",
    "https://h.org/, https://www.h.org/, true",
    "https://h.org/, http://h.org/, false",
    "https://a.github.io/, https://b.github.io/, false"
  })
  @DisplayName("B-197: a response for a page of another site leaves no SameSite cookies")
  void sameSite(String url, String main, boolean kept) {
    String host = URI.create(url).getHost();

    storage.setCookies(
        List.of(at("a", host).sameSitePolicy(HTTPCookie.SameSitePolicy.LAX).build()),
        URI.create(url),
        main == null ? null : URI.create(main));

    assertThat(storage.cookies()).hasSize(kept ? 1 : 0);
  }

  @Test
  @DisplayName("J: without a URL only the policy counts")
  void noUrl() {
    storage.setCookies(List.of(at("a", "h.org").build()), null, null);

    assertThat(storage.cookies()).hasSize(1);
  }
}
