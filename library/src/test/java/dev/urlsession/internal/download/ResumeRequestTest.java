// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import static dev.urlsession.internal.download.Answers.HELD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLRequest;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResumeRequestTest {

  private static final URLRequest ORIGINAL =
      URLRequest.builder("https://example.com/a.zip")
          .header("Authorization", "Bearer secret")
          .header("Cookie", "id=secret")
          .header("X-App", "7")
          .header("Accept-Encoding", "gzip")
          .timeoutInterval(Duration.ofSeconds(7))
          .build();

  private static URLRequest resumed(String currentURL) {
    return ResumeRequest.of(Answers.data(ORIGINAL, currentURL, HELD));
  }

  @Test
  @DisplayName("B-117: a resumed task asks for the rest, if it is still the same")
  void range() {
    URLRequest request = resumed("https://example.com/a.zip");

    assertThat(request.httpMethod()).isEqualTo("GET");
    assertThat(request.value("Range")).isEqualTo("bytes=400-");
    assertThat(request.value("If-Range")).isEqualTo("\"v1\"");
    assertThat(request.value("Accept-Encoding")).isEqualTo("identity");
  }

  @Test
  @DisplayName("B-124: the original request is replayed with its headers")
  void replayed() {
    URLRequest request = resumed("https://example.com:443/b.zip");

    assertThat(request.url()).hasToString("https://example.com:443/b.zip");
    assertThat(request.value("Authorization")).isEqualTo("Bearer secret");
    assertThat(request.value("Cookie")).isEqualTo("id=secret");
    assertThat(request.value("X-App")).isEqualTo("7");
    assertThat(request.timeoutInterval()).isEqualTo(Duration.ofSeconds(7));
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("B-124: credentials for the first host are not sent to the one it redirected to")
  @CsvSource({
    "https://cdn.example.net/a.zip",
    "http://example.com/a.zip",
    "https://example.com:8443/a.zip",
  })
  void otherOrigin(String currentURL) {
    URLRequest request = resumed(currentURL);

    assertThat(request.value("Authorization")).isNull();
    assertThat(request.value("Cookie")).isNull();
    assertThat(request.value("X-App")).isEqualTo("7");
  }
}
