// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestDefaultsTest {

  private final URLRequest request = URLRequest.of("http://example.com/");

  @Test
  @DisplayName("B-230: the timeout is 60 s and tells whether it was set")
  void timeout() {
    URLRequest set = request.toBuilder().timeoutInterval(Duration.ofSeconds(60)).build();

    assertThat(request.timeoutInterval()).isEqualTo(Duration.ofSeconds(60));
    assertThat(request.hasTimeoutInterval()).isFalse();
    assertThat(set.hasTimeoutInterval()).isTrue();
    assertThat(set.toBuilder().timeoutInterval(null).build().hasTimeoutInterval()).isFalse();
  }

  @Test
  @DisplayName("a timeout of nothing is refused")
  void noTimeout() {
    URLRequestBuilder builder = request.toBuilder();

    assertThatThrownBy(() -> builder.timeoutInterval(Duration.ZERO))
        .isInstanceOf(URLSessionUsageException.class);
  }

  @Test
  @DisplayName("the other properties have Apple's defaults")
  void others() {
    assertThat(request.cachePolicy()).isEqualTo(URLRequest.CachePolicy.USE_PROTOCOL_CACHE_POLICY);
    assertThat(request.httpBody()).isNull();
    assertThat(request.mainDocumentURL()).isNull();
    assertThat(request.networkServiceType()).isEqualTo(NetworkServiceType.DEFAULT);
    assertThat(request.allowsCellularAccess()).isTrue();
    assertThat(request.allowsExpensiveNetworkAccess()).isTrue();
    assertThat(request.allowsConstrainedNetworkAccess()).isTrue();
    assertThat(request.httpShouldHandleCookies()).isTrue();
    assertThat(request.assumesHTTP3Capable()).isFalse();
    assertThat(request.attribution()).isEqualTo(URLRequest.Attribution.DEVELOPER);
    assertThat(request.requiresDNSSECValidation()).isFalse();
    assertThat(request.allowsPersistentDNS()).isFalse();
    assertThat(request.cookiePartitionIdentifier()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://exa mple.com/s3cret", "http://[::1/s3cret", "%s3cret", "s3cret:"})
  @DisplayName("a text that is no URL is refused without being shown")
  void badURL(String text) {
    assertThatThrownBy(() -> URLRequest.of(text))
        .isInstanceOf(URLSessionUsageException.class)
        .hasMessageContaining("URL")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  @DisplayName("null is no URL")
  @SuppressWarnings("NullAway") // what a caller without a checker can do
  void noURL() {
    assertThatThrownBy(() -> URLRequest.of((String) null))
        .isInstanceOf(URLSessionUsageException.class);
    assertThatThrownBy(() -> URLRequest.of((URI) null))
        .isInstanceOf(URLSessionUsageException.class);
  }

  @Test
  @DisplayName("the text shows neither user nor password, query, fragment or headers")
  void text() {
    URLRequest secret =
        URLRequest.builder("https://s3cret:s3cret@example.com/a?s3cret#s3cret")
            .header("Authorization", "s3cret")
            .httpBody("s3cret".getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .build();

    assertThat(secret.toString()).contains("GET", "example.com/a").doesNotContain("s3cret");
  }

  @Test
  @DisplayName("a request does not change with its builder")
  void immutable() {
    URLRequestBuilder builder = request.toBuilder().property("k", 1);
    URLRequest built = builder.build();
    builder.httpMethod("PUT").property("k", null).header("A", "1");

    assertThat(built.httpMethod()).isEqualTo("GET");
    assertThat(built.property("k")).isEqualTo(1);
    assertThat(built.headers().isEmpty()).isTrue();
  }
}
