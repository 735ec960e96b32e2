// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResumeDataFormatTest {

  private static final URLRequest REQUEST =
      URLRequest.builder("https://example.com/a.zip?token=secret")
          .header("Authorization", "Bearer secret")
          .addHeader("X-Name", "Zoë 100%")
          .cachePolicy(URLRequest.CachePolicy.RELOAD_IGNORING_LOCAL_CACHE_DATA)
          .httpShouldHandleCookies(false)
          .allowsCellularAccess(false)
          .timeoutInterval(Duration.ofMillis(1500))
          .build();

  private static final ResumeData DATA =
      Answers.data(REQUEST, "https://cdn.example.net/a.zip", Answers.HELD);

  @Test
  @DisplayName("The format is readable text with a version first and a checksum last")
  void text() {
    String text = new String(ResumeDataFormat.encode(DATA), US_ASCII);

    assertThat(text.lines())
        .startsWith(
            "urlsession-resume-data 1",
            "created: 2026-11-24T12:00:00Z",
            "method: GET",
            "original-url: https://example.com/a.zip?token=secret",
            "header: Authorization: Bearer secret",
            "header: X-Name: Zo%C3%AB 100%25",
            "timeout: PT1.5S")
        .containsSequence(
            "current-url: https://cdn.example.net/a.zip",
            "etag: \"v1\"",
            "last-modified-strong: false",
            "bytes-received: 400",
            "bytes-total: 1000",
            "part-file-name: urlsession-42.part",
            "part-file-path: /tmp/urlsession-42.part");
    assertThat(text).matches("(?s).*\nsha256: [0-9a-f]{64}\n");
  }

  @Test
  @DisplayName("B-124: the request comes back as it was")
  void request() throws URLError {
    URLRequest request = ResumeDataFormat.decode(ResumeDataFormat.encode(DATA)).originalRequest();

    assertThat(request.url()).isEqualTo(REQUEST.url());
    assertThat(request.headers().entries()).isEqualTo(REQUEST.headers().entries());
    assertThat(request.cachePolicy()).isEqualTo(REQUEST.cachePolicy());
    assertThat(request.httpShouldHandleCookies()).isFalse();
    assertThat(request.allowsCellularAccess()).isFalse();
    assertThat(request.allowsExpensiveNetworkAccess()).isTrue();
    assertThat(request.timeoutInterval()).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  @DisplayName("A timeout that the request leaves to the session stays with the session")
  void noTimeout() throws URLError {
    ResumeData data = Answers.data(URLRequest.of(Answers.URL), "http://a.example/", Answers.HELD);

    assertThat(
            ResumeDataFormat.decode(ResumeDataFormat.encode(data))
                .originalRequest()
                .hasTimeoutInterval())
        .isFalse();
  }

  @Test
  @DisplayName("The format's page names every key that is written")
  void documented() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "formats", "resume-data.md"));

    assertThat(new String(ResumeDataFormat.encode(DATA), US_ASCII).lines().skip(1))
        .allSatisfy(line -> assertThat(page).contains("`" + line.substring(0, line.indexOf(':'))));
  }

  @Test
  @DisplayName("Resume data print no secret")
  void noSecrets() {
    assertThat(DATA.toString())
        .contains("cdn.example.net", "400 of 1000", "urlsession-42.part")
        .doesNotContain("secret");
  }

  @Test
  @DisplayName("A request too large for 1 MiB has no resume data")
  void tooLarge() {
    URLRequest large = REQUEST.toBuilder().header("X-Large", "x".repeat(1 << 20)).build();

    assertThat(ResumeDataFormat.encode(Answers.data(large, "http://a.example/", Answers.HELD)))
        .isNull();
  }
}
