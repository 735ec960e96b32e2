// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class URLErrorTest {

  private static final URI URL = URI.create("https://s3cret:s3cret@example.com/a?s3cret#s3cret");

  private final URLError error = URLError.of(URLError.Code.TIMED_OUT, "Too slow.");

  @Test
  @DisplayName("B-360: the failing URL comes as URL and as text, and the first one stays")
  void failingURL() {
    URLError failed = error.withFailingURL(URL).withFailingURL(URI.create("http://other/"));

    assertThat(failed.failingURL()).isEqualTo(URL);
    assertThat(failed.failureURLString()).isEqualTo(URL.toString());
    assertThat(error.failingURL()).isNull();
    assertThat(error.failureURLString()).isNull();
  }

  @Test
  @DisplayName("B-360: the text shows the code and the URL without user, password and query")
  void text() {
    URLError failed = error.withFailingURL(URL);

    assertThat(failed.toString())
        .contains("TIMED_OUT", "-1001", "Too slow.", "example.com/a")
        .doesNotContain("s3cret");
    assertThat(failed).hasMessage("Too slow.");
  }

  @Test
  @DisplayName("B-361: copies keep the lower error, the trace and what was suppressed")
  void lower() {
    IOException lower = new IOException("lower");
    URLError wrapping = URLError.of(URLError.Code.UNKNOWN, "Failed.", lower);
    wrapping.addSuppressed(new IOException("other"));
    URLError copy = wrapping.withFailingURL(URL);

    assertThat(copy).hasCause(lower).hasSuppressedException(new IOException("other"));
    assertThat(copy.getStackTrace()).isEqualTo(wrapping.getStackTrace());
  }

  @Test
  @DisplayName("B-364: resume data are there only when given, and cannot be changed")
  void resumeData() {
    byte[] data = {1, 2};
    URLError download = error.withDownloadTaskResumeData(data);
    URLError both = download.withUploadTaskResumeData(new byte[] {3});
    data[0] = 9;

    assertThat(error.downloadTaskResumeData()).isNull();
    assertThat(error.uploadTaskResumeData()).isNull();
    assertThat(both.downloadTaskResumeData()).containsExactly(1, 2);
    assertThat(both.uploadTaskResumeData()).containsExactly(3);
    assertThat(both.withDownloadTaskResumeData(null).downloadTaskResumeData()).isNull();
  }

  @Test
  @DisplayName("reasons are kept beside each other")
  void reasons() {
    URLError failed =
        error
            .withNetworkUnavailableReason(URLError.NetworkUnavailableReason.EXPENSIVE)
            .withBackgroundTaskCancelledReason(
                URLError.BackgroundTaskCancelledReason.BACKGROUND_UPDATES_DISABLED)
            .withFailingURL(URL);

    assertThat(failed.networkUnavailableReason())
        .isEqualTo(URLError.NetworkUnavailableReason.EXPENSIVE);
    assertThat(failed.backgroundTaskCancelledReason())
        .isEqualTo(URLError.BackgroundTaskCancelledReason.BACKGROUND_UPDATES_DISABLED);
    assertThat(error.networkUnavailableReason()).isNull();
    assertThat(error.backgroundTaskCancelledReason()).isNull();
  }

  @Test
  @DisplayName("a cancelled task's error says \"cancelled\"")
  void cancelled() {
    URLError cancelled = URLError.cancelled(URL);

    assertThat(cancelled).hasMessage("cancelled");
    assertThat(cancelled.code()).isEqualTo(URLError.Code.CANCELLED);
    assertThat(cancelled.failingURL()).isEqualTo(URL);
    assertThat(URLError.cancelled(null).failingURL()).isNull();
  }

  @Test
  @DisplayName("every code has its own number and is found by it")
  void codes() {
    assertThat(URLError.Code.values())
        .allSatisfy(code -> assertThat(URLError.Code.fromRawValue(code.rawValue())).isEqualTo(code))
        .hasSize(49);
    assertThat(URLError.Code.fromRawValue(12345)).isEqualTo(URLError.Code.UNKNOWN);
    assertThat(Arrays.stream(URLError.Code.values()).mapToInt(URLError.Code::rawValue))
        .contains(-999, -1022, -1104, -1206, -2000, -3007)
        .doesNotHaveDuplicates();
  }
}
