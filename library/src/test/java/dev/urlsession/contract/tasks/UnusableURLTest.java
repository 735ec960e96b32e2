// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.tasks;

import static dev.urlsession.contract.Waiting.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionUsageException;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("B-044: URLs that cannot be loaded")
class UnusableURLTest {

  @RegisterExtension final Rig rig = new Rig();

  private URLError load(String url) {
    return failure(rig.session().data(URI.create(url)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo://example.com/", "mailto:a@example.com", "relative/path", ""})
  @DisplayName("B-044: nobody loads the scheme: -1002")
  void unknownScheme(String url) {
    URLError error = load(url);

    assertThat(error.code().rawValue()).isEqualTo(-1002);
    assertThat(error.failingURL()).isEqualTo(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http:///path", "http:path", "http://127.0.0.1:70000/", "http://127.0.0.1:0/"})
  @DisplayName("B-044: no host or no such port: -1000")
  void unusable(String url) {
    URLError error = load(url);

    assertThat(error.code().rawValue()).isEqualTo(-1000);
    assertThat(error.failingURL()).isEqualTo(URI.create(url));
  }

  @Test
  @DisplayName("B-044: such a task fails only once resumed, and as every task does")
  void onceResumed() {
    Recorder recorder = new Recorder();
    URLSessionTask task = rig.session(recorder).downloadTask(URI.create("foo:bar"));
    assertThat(task.state()).isEqualTo(URLSessionTask.State.SUSPENDED);

    task.resume();

    assertThat(recorder.end().error().code()).isEqualTo(URLError.Code.UNSUPPORTED_URL);
    assertThat(recorder.events()).contains("didFinishCollectingMetrics");
  }

  @Test
  @DisplayName("B-044: a literal IPv6 address is a host like any other")
  void literal() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }

    assertThat(load("http://[::1]:" + free + "/").code())
        .isEqualTo(URLError.Code.CANNOT_CONNECT_TO_HOST);
  }

  @Test
  @DisplayName("B-044: a request without a URL cannot be made")
  void noURL() {
    assertThatThrownBy(() -> URLRequest.of((URI) null))
        .isInstanceOf(URLSessionUsageException.class);
  }
}
