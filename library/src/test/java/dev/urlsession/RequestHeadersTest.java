// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestHeadersTest {

  private final URLRequestBuilder builder = URLRequest.builder("http://example.com/");

  @Test
  @DisplayName("B-371: setting a header again keeps the first spelling")
  void set() {
    URLRequest request = builder.header("X-One", "1").header("x-one", "2").build();

    assertThat(request.allHTTPHeaderFields()).isEqualTo(Map.of("X-One", "2"));
    assertThat(request.value("X-ONE")).isEqualTo("2");
  }

  @Test
  @DisplayName("B-371: an added value is joined with a comma")
  void add() {
    URLRequest request = builder.addHeader("Accept", "a/b").addHeader("accept", "c/d").build();

    assertThat(request.value("Accept")).isEqualTo("a/b,c/d");
  }

  @Test
  @DisplayName("setting a header to null removes it")
  void remove() {
    URLRequest request = builder.header("A", "1").header("a", null).build();

    assertThat(request.value("A")).isNull();
    assertThat(request.headers().isEmpty()).isTrue();
  }

  @Test
  @DisplayName("B-372: setting all headers replaces those before")
  void replace() {
    URLRequest request = builder.header("A", "1").headers(HTTPHeaders.of("B", "2")).build();

    assertThat(request.allHTTPHeaderFields()).isEqualTo(Map.of("B", "2"));
  }

  @Test
  @DisplayName("names are not changed to a usual spelling")
  void spelling() {
    URLRequest request = builder.header("content-TYPE", "a/b").build();

    assertThat(request.headers().entries()).containsExactly(Map.entry("content-TYPE", "a/b"));
  }
}
