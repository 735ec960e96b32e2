// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.BackgroundLaunch;
import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.URLSessionTask;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.LoopbackServer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("B-263: steering tasks that run in the daemon")
@ExtendWith(BackgroundHome.class)
class BackgroundControlTest {

  private static final Duration LONG = Duration.ofSeconds(BackgroundHome.SECONDS);
  private static final int HALF = 3 << 20;

  private final LoopbackServer server = LoopbackServer.start();
  private final Heard heard = new Heard();
  private final Gate gate = new Gate();
  private URLSession session;

  @BeforeEach
  void open(TestInfo test) {
    session =
        URLSession.create(
            URLSessionConfiguration.backgroundSessionConfiguration(
                    "control." + test.getTestMethod().orElseThrow().getName())
                .toBuilder()
                .backgroundLaunch(BackgroundLaunch.attachOnly())
                .build(),
            heard,
            null);
    server.route(
        "/big",
        Answer.generated(2L * HALF, 7).header("ETag", "\"v\"").ranges().gateAfter(HALF, gate));
  }

  @AfterEach
  void close() throws Exception {
    gate.open();
    session.invalidateAndCancel();
    heard.invalid.get(BackgroundHome.SECONDS, TimeUnit.SECONDS);
    server.close();
  }

  private URLSessionDownloadTask begin() {
    URLSessionDownloadTask task = session.downloadTask(server.uri("/big"));
    task.resume();
    gate.awaitArrivals(1, LONG);
    return task;
  }

  @Test
  @DisplayName("B-034: cancel ends the task with -999")
  void cancel() throws Exception {
    URLSessionDownloadTask task = begin();
    task.cancel();

    assertThat(heard.end(task).code()).isEqualTo(URLError.Code.CANCELLED);
    assertThat(heard.events).doesNotContain("file");
  }

  @Test
  @DisplayName(
      "B-004, B-005: invalidateAndCancel ends every task, then the session, which says so last")
  void invalidate() throws Exception {
    URLSessionDownloadTask task = begin();
    session.invalidateAndCancel();

    assertThat(heard.end(task).code()).isEqualTo(URLError.Code.CANCELLED);
    heard.invalid.get(BackgroundHome.SECONDS, TimeUnit.SECONDS);
    assertThat(heard.events).containsSubsequence("complete", "invalid").endsWith("invalid");
  }

  @Test
  @DisplayName("B-003: finishTasksAndInvalidate lets tasks finish")
  void finish() throws Exception {
    URLSessionDownloadTask task = begin();
    session.finishTasksAndInvalidate();
    gate.open();

    assertThat(heard.end(task)).isNull();
    heard.invalid.get(BackgroundHome.SECONDS, TimeUnit.SECONDS);
    assertThat(heard.events).endsWith("invalid");
  }

  @Test
  @DisplayName("B-116, B-118: resume data go on where the download was cancelled")
  void resumeData() throws Exception {
    URLSessionDownloadTask task = begin();
    Awaitility.await().atMost(LONG).until(() -> task.countOfBytesReceived() > 0);
    CompletableFuture<byte[]> data = new CompletableFuture<>();
    task.cancelByProducingResumeData(data::complete);
    byte[] resumeData = data.get(BackgroundHome.SECONDS, TimeUnit.SECONDS);
    assertThat(resumeData).isNotNull();
    assertThat(heard.end(task).code()).isEqualTo(URLError.Code.CANCELLED);

    gate.open();
    URLSessionDownloadTask next = session.downloadTaskWithResumeData(resumeData);
    next.resume();

    assertThat(heard.end(next)).isNull();
    assertThat(heard.files.get(next.taskIdentifier())).hasSize(2 * HALF);
    assertThat(server.requests().get(1).header("Range")).isNotNull();
  }

  @Test
  @DisplayName("B-281: a suspended task goes on when it is resumed")
  void suspend() throws Exception {
    URLSessionDownloadTask task = begin();
    task.suspend();
    assertThat(task.state()).isEqualTo(URLSessionTask.State.SUSPENDED);
    gate.open();
    task.resume();

    assertThat(heard.end(task)).isNull();
    assertThat(heard.files.get(task.taskIdentifier())).hasSize(2 * HALF);
  }

  @Test
  @DisplayName("B-277: all tasks are listed")
  void listed() throws Exception {
    URLSessionDownloadTask task = begin();
    CompletableFuture<List<URLSessionTask>> all = new CompletableFuture<>();
    session.getAllTasks(all::complete);

    assertThat(all.get(BackgroundHome.SECONDS, TimeUnit.SECONDS)).containsExactly(task);
  }

  @Test
  @DisplayName("P05, P06: the daemon is killed half way: the transfer goes on, and is told once")
  void killed() throws Exception {
    URLSessionDownloadTask task = begin();
    ProcessHandle daemon = BackgroundHome.daemon();
    daemon.destroyForcibly();
    daemon.onExit().get(BackgroundHome.SECONDS, TimeUnit.SECONDS);
    gate.open();

    assertThat(heard.end(task)).isNull();
    byte[] whole = whole();
    assertThat(sha(heard.files.get(task.taskIdentifier()))).isEqualTo(sha(whole));
    assertThat(heard.events).containsOnlyOnce("file", "complete");
  }

  private byte[] whole() throws Exception {
    try (var in = server.uri("/big").toURL().openStream()) {
      return in.readAllBytes();
    }
  }

  private static byte[] sha(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }
}
