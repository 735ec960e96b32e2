// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionUsageException;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeaderTest {

  @AutoClose
  private final Rig rig =
      Rig.http(
          configuration ->
              configuration.httpAdditionalHeaders(
                  HTTPHeaders.of("X-Session", "session", "x-both", "session", "Accept", "a/b")));

  private RecordedRequest sent(URLRequest request) {
    rig.server.fallback(Answer.text("text"));
    assertThat(rig.load(request).error()).isNull();
    return rig.server.requests().get(0);
  }

  @Test
  @DisplayName("B-244: language, coding and user agent are added, and Host")
  void defaults() {
    RecordedRequest request = sent(URLRequest.of(rig.uri("/")));
    assertThat(request.header("Accept-Language").orElse("")).isNotBlank();
    assertThat(request.header("Accept-Encoding").orElse("")).isNotBlank();
    assertThat(request.header("User-Agent").orElse("")).startsWith("URLSession/");
    assertThat(request.headerValues("Host")).containsExactly(rig.uri("/").getRawAuthority());
  }

  @Test
  @DisplayName("B-244: Accept is */* unless somebody says otherwise")
  void accept() {
    try (Rig plain = Rig.http()) {
      plain.server.route("/", Answer.text("text"));
      plain.get("/");
      assertThat(plain.server.requests().get(0).headerValues("Accept")).containsExactly("*/*");
    }
  }

  @Test
  @DisplayName("B-244: what the request says stands")
  void own() {
    RecordedRequest request =
        sent(rig.request("GET", "/").header("user-agent", "mine").header("accept", "x/y").build());
    assertThat(request.headerValues("User-Agent")).containsExactly("mine");
    assertThat(request.headerValues("Accept")).containsExactly("x/y");
  }

  @Test
  @DisplayName("B-246: additional headers are merged, the request wins whatever the spelling")
  void additional() {
    RecordedRequest request = sent(rig.request("GET", "/").header("X-BOTH", "request").build());
    assertThat(request.headerValues("X-Session")).containsExactly("session");
    assertThat(request.headerValues("X-Both")).containsExactly("request");
    assertThat(request.headerValues("Accept")).containsExactly("a/b");
  }

  @Test
  @DisplayName("B-245: reserved headers are the loader's")
  void reserved() {
    RecordedRequest request =
        sent(
            rig.request("GET", "/")
                .header("Host", "elsewhere.example")
                .header("Connection", "close")
                .header("Content-Length", "7")
                .header("Transfer-Encoding", "chunked")
                .build());
    assertThat(request.headerValues("Host")).containsExactly(rig.uri("/").getRawAuthority());
    assertThat(request.header("Content-Length")).isEmpty();
    assertThat(request.header("Transfer-Encoding")).isEmpty();
    assertThat(request.header("Connection").orElse("")).isNotEqualTo("close");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nInjected: yes", "a\nInjected: yes", "a\rb", "a\0b"})
  @DisplayName("B-245: CR, LF and NUL in a value are refused")
  void injectedValue(String value) {
    assertThatThrownBy(() -> rig.request("GET", "/").header("X-A", value))
        .isInstanceOf(URLSessionUsageException.class);
    assertThatThrownBy(() -> HTTPHeaders.of("X-A", value))
        .isInstanceOf(URLSessionUsageException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X A", "X:A", "X\r\nA", "X\0", "\u00e4"})
  @DisplayName("B-245: names and methods that are no tokens are refused")
  void injectedName(String name) {
    assertThatThrownBy(() -> rig.request("GET", "/").header(name, "a"))
        .isInstanceOf(URLSessionUsageException.class);
    assertThatThrownBy(() -> rig.request(name, "/")).isInstanceOf(URLSessionUsageException.class);
  }
}
