// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestEqualityTest {

  private static final URLRequest REQUEST = URLRequest.of("http://example.com/a");

  @Test
  @DisplayName("B-374: the bytes of the body do not count")
  void bytes() {
    URLRequest one = REQUEST.toBuilder().httpBody(new byte[] {1}).build();
    URLRequest two = REQUEST.toBuilder().httpBody(new byte[] {2, 3}).build();

    assertThat(one).isEqualTo(two).hasSameHashCodeAs(two);
  }

  @Test
  @DisplayName("B-374: a stream must be the same one")
  void streams() {
    HTTPBody stream = HTTPBody.ofStream(InputStream.nullInputStream());
    HTTPBody other = HTTPBody.ofStream(InputStream.nullInputStream());
    URLRequest request = REQUEST.toBuilder().httpBody(stream).build();

    assertThat(request).isEqualTo(REQUEST.toBuilder().httpBody(stream).build());
    assertThat(request).isNotEqualTo(REQUEST.toBuilder().httpBody(other).build());
  }

  @Test
  @DisplayName("B-374: a timeout of 60 s equals the default of 60 s")
  void timeout() {
    assertThat(REQUEST)
        .isEqualTo(REQUEST.toBuilder().timeoutInterval(Duration.ofSeconds(60)).build());
  }

  @ParameterizedTest
  @MethodSource("changes")
  @DisplayName("B-374: everything else counts")
  void others(UnaryOperator<URLRequestBuilder> change) {
    assertThat(change.apply(REQUEST.toBuilder()).build()).isNotEqualTo(REQUEST);
  }

  static Stream<UnaryOperator<URLRequestBuilder>> changes() {
    return Stream.of(
        b -> b.url(URI.create("http://example.com/b")),
        b -> b.url(null),
        b -> b.httpMethod("HEAD"),
        b -> b.header("A", "1"),
        b -> b.timeoutInterval(Duration.ofSeconds(1)),
        b -> b.cachePolicy(URLRequest.CachePolicy.RETURN_CACHE_DATA_DONT_LOAD),
        b -> b.mainDocumentURL(URI.create("http://example.com/")),
        b -> b.networkServiceType(NetworkServiceType.VIDEO),
        b -> b.allowsCellularAccess(false),
        b -> b.allowsExpensiveNetworkAccess(false),
        b -> b.allowsConstrainedNetworkAccess(false),
        b -> b.httpShouldHandleCookies(false),
        b -> b.assumesHTTP3Capable(true),
        b -> b.attribution(URLRequest.Attribution.USER),
        b -> b.requiresDNSSECValidation(true),
        b -> b.allowsPersistentDNS(true),
        b -> b.cookiePartitionIdentifier("p"));
  }
}
