// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.BackgroundLaunch;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("B-260: downloads of a background session")
@ExtendWith(BackgroundHome.class)
class BackgroundDownloadTest {

  private final LoopbackServer server = LoopbackServer.start();
  private final Heard heard = new Heard();
  private URLSession session;

  private URLSession open(TestInfo test) {
    session =
        URLSession.create(
            URLSessionConfiguration.backgroundSessionConfiguration(
                    "download." + test.getTestMethod().orElseThrow().getName())
                .toBuilder()
                .backgroundLaunch(BackgroundLaunch.attachOnly())
                .build(),
            heard,
            null);
    return session;
  }

  @AfterEach
  void close() throws Exception {
    session.invalidateAndCancel();
    heard.invalid.get(BackgroundHome.SECONDS, TimeUnit.SECONDS);
    server.close();
  }

  @Test
  @DisplayName("B-260, B-111: the file is handed over once, then metrics, then the end")
  void download(TestInfo test) throws Exception {
    server.route("/file", Answer.text("hello").ranges());
    URLSessionDownloadTask task = open(test).downloadTask(server.uri("/file"));
    task.resume();

    assertThat(heard.end(task)).isNull();
    assertThat(heard.files.get(task.taskIdentifier())).asString().isEqualTo("hello");
    assertThat(heard.events).containsSubsequence("file", "metrics", "complete");
    assertThat(heard.events).containsOnlyOnce("file", "complete");
    assertThat(task.response()).isInstanceOf(HTTPURLResponse.class);
    assertThat(heard.metrics.get(task.taskIdentifier()).transactionMetrics()).hasSize(1);
    assertThat(heard.deliveries.get(task.taskIdentifier()).redelivered()).isFalse();
  }

  @Test
  @DisplayName("B-270, B-113: a status of 404 is a response, and is not tried again")
  void notFound(TestInfo test) throws Exception {
    server.route("/none", Answer.text("no such thing").status(404));
    URLSessionDownloadTask task = open(test).downloadTask(server.uri("/none"));
    task.resume();

    assertThat(heard.end(task)).isNull();
    assertThat(((HTTPURLResponse) task.response()).statusCode()).isEqualTo(404);
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-171: a challenge nobody is there to answer ends in its response")
  void unauthorized(TestInfo test) throws Exception {
    server.route(
        "/closed",
        Answer.text("who are you").status(401).header("WWW-Authenticate", "Basic realm=\"r\""));
    URLSessionDownloadTask task = open(test).downloadTask(server.uri("/closed"));
    task.resume();

    assertThat(heard.end(task)).isNull();
    assertThat(((HTTPURLResponse) task.response()).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("B-137, B-268: redirects are followed, and nobody is asked")
  void redirect(TestInfo test) throws Exception {
    server.route("/from", Answer.redirect(302, "/to"));
    server.route("/to", Answer.text("there"));
    URLSessionDownloadTask task = open(test).downloadTask(server.uri("/from"));
    task.resume();

    assertThat(heard.end(task)).isNull();
    assertThat(heard.files.get(task.taskIdentifier())).asString().isEqualTo("there");
    assertThat(heard.events).doesNotContain("redirect");
  }

  @Test
  @DisplayName("B-270, B-235: a lost connection is tried again, and nobody is told")
  void retried(TestInfo test) throws Exception {
    server.route("/flaky", Answer.sequence(Answer.disconnect(), Answer.text("at last")));
    URLSessionDownloadTask task = open(test).downloadTask(server.uri("/flaky"));
    task.resume();

    assertThat(heard.end(task)).isNull();
    assertThat(heard.files.get(task.taskIdentifier())).asString().isEqualTo("at last");
  }

  @Test
  @DisplayName("B-260: other schemes end with an error")
  void scheme(TestInfo test) throws Exception {
    URLSessionDownloadTask task = open(test).downloadTask(URI.create("file:/etc/hosts"));
    task.resume();

    assertThat(heard.end(task).code()).isEqualTo(URLError.Code.UNSUPPORTED_URL);
  }

  @Test
  @DisplayName("B-278: after the callback the daemon's file is gone")
  void gone(TestInfo test) throws Exception {
    server.route("/file", Answer.text("hello"));
    URLSessionDownloadTask task = open(test).downloadTask(server.uri("/file"));
    task.resume();
    assertThat(heard.end(task)).isNull();

    Awaitility.await()
        .atMost(BackgroundHome.SECONDS, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(heard.locations.get(0)).doesNotExist());
  }
}
