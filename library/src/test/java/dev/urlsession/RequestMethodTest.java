// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestMethodTest {

  @ParameterizedTest
  @ValueSource(strings = {"get", "Head", "pOST", "put", "delete", "Connect"})
  @DisplayName("B-370: well-known methods are put in upper case")
  void normalised(String method) {
    assertThat(request(method).httpMethod()).isEqualTo(method.toUpperCase(java.util.Locale.ROOT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"patch", "Options", "trace", "x-My-Method"})
  @DisplayName("B-370: other methods stay as they are")
  void untouched(String method) {
    assertThat(request(method).httpMethod()).isEqualTo(method);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GET /", "A\r\nB", "PO\u0130ST"})
  @DisplayName("B-370: what is no token is refused")
  void refused(String method) {
    assertThatThrownBy(() -> request(method)).isInstanceOf(URLSessionUsageException.class);
  }

  @Test
  @DisplayName("B-370: GET unless set")
  void standard() {
    assertThat(URLRequest.of("http://example.com/").httpMethod()).isEqualTo("GET");
  }

  private static URLRequest request(String method) {
    return URLRequest.builder("http://example.com/").httpMethod(method).build();
  }
}
