// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLRequest;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectHeadersTest {

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"/c", "http://one.test:80/c", "https://one.test/c", "http://two.test/c"})
  @DisplayName("B-140: Authorization set by the caller is dropped, other headers stay")
  void authorization(String location) {
    HTTPHeaders headers =
        HTTPHeaders.of("X-One", "1", "AUTHORIZATION", "Bearer x", "X-One", "2", "Accept", "*/*");

    URLRequest next = Redirects.follow(with(headers), 302, location);

    assertThat(next.headers().entries())
        .isEqualTo(HTTPHeaders.of("X-One", "1", "X-One", "2", "Accept", "*/*").entries());
  }

  @ParameterizedTest(name = "{0} keeps them: {1}")
  @CsvSource({
    "/c, true",
    "http://ONE.test:80/c, true",
    "http://one.test:81/c, false",
    "https://one.test/c, false",
    "http://www.one.test/c, false",
    "//two.test/c, false",
  })
  @DisplayName("B-141: Cookie, Host and Proxy-Authorization set by the caller stay at their origin")
  void origin(String location, boolean kept) {
    HTTPHeaders headers =
        HTTPHeaders.of("cookie", "a=b", "Host", "alias", "Proxy-Authorization", "Basic x");

    URLRequest next = Redirects.follow(with(headers), 307, location);

    assertThat(next.headers().entries()).hasSize(kept ? 3 : 0);
  }

  @Test
  @DisplayName("B-140, B-142: timeout and cache policy of the original stay")
  void settings() {
    URLRequest request =
        URLRequest.builder(Redirects.FROM)
            .timeoutInterval(Duration.ofSeconds(7))
            .cachePolicy(URLRequest.CachePolicy.RELOAD_IGNORING_LOCAL_CACHE_DATA)
            .build();

    URLRequest next = Redirects.follow(request, 303, "/c");

    assertThat(next.timeoutInterval()).isEqualTo(Duration.ofSeconds(7));
    assertThat(next.cachePolicy())
        .isEqualTo(URLRequest.CachePolicy.RELOAD_IGNORING_LOCAL_CACHE_DATA);
  }

  @Test
  @DisplayName("B-143: the request that was redirected stays as it was")
  void original() {
    URLRequest request =
        URLRequest.builder(Redirects.FROM)
            .httpMethod("POST")
            .headers(HTTPHeaders.of("Authorization", "x"))
            .build();

    URLRequest next = Redirects.follow(request, 303, "/c");

    assertThat(next.url()).hasToString("http://one.test/c");
    assertThat(request.url()).hasToString(Redirects.FROM);
    assertThat(request.httpMethod()).isEqualTo("POST");
    assertThat(request.headers().contains("Authorization")).isTrue();
  }

  private static URLRequest with(HTTPHeaders headers) {
    return URLRequest.builder(Redirects.FROM).headers(headers).build();
  }
}
