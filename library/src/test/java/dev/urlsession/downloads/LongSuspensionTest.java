// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static dev.urlsession.downloads.Rig.CUT;
import static dev.urlsession.downloads.Rig.LENGTH;
import static dev.urlsession.downloads.Rig.SEED;
import static dev.urlsession.downloads.Rig.WHOLE;
import static dev.urlsession.downloads.Rig.resource;
import static dev.urlsession.downloads.Rig.stopping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.Generated;
import dev.urlsession.testing.LoopbackServer;
import dev.urlsession.testing.RecordedRequest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LongSuspensionTest {

  @AutoClose
  private final Rig rig =
      new Rig(
          LoopbackServer.start(),
          configuration -> configuration.suspendedConnectionLifetime(LIFETIME));

  private static final Duration LIFETIME = Duration.ofSeconds(31);
  private static final Duration NEARLY = Duration.ofSeconds(30);

  private URLSessionDownloadTask suspended() {
    URLSessionDownloadTask task = rig.session.downloadTask(rig.server.uri("/"));
    rig.start(task).awaitWritten(CUT);
    task.suspend();
    return task;
  }

  private URLSessionDownloadTask parked() {
    URLSessionDownloadTask task = suspended();
    rig.time.advance(LIFETIME);
    rig.server.awaitOpenConnections(0, Told.LONG);
    return task;
  }

  @Test
  @DisplayName("B-117, B-118: a long suspension closes the connection, and it goes on by range")
  void parkedAndResumed() {
    rig.server.route("/", Answer.sequence(stopping(), resource()));
    URLSessionDownloadTask task = parked();
    Told told = rig.start(task).awaitEnd();

    RecordedRequest request = rig.server.requests().get(1);
    assertThat(request.header("Range")).hasValue("bytes=" + CUT + "-");
    assertThat(request.header("If-Range")).hasValue("\"v1\"");
    assertThat(told.events())
        .containsExactly(
            "wrote", "resumed " + CUT + " of " + LENGTH, "wrote", "finished", "complete");
    assertThat(told.sha256()).isEqualTo(WHOLE);
    assertThat(task.progress().isFinished()).isTrue();
  }

  @Test
  @DisplayName("B-117: a short suspension goes on with the same connection and request")
  void shortly() {
    Gate gate = new Gate();
    rig.server.route("/", resource().gateAfter(CUT, gate));
    URLSessionDownloadTask task = suspended();
    rig.time.advance(NEARLY);
    gate.open();
    Told told = rig.start(task).awaitEnd();
    rig.time.advance(NEARLY);

    assertThat(told.events()).containsExactly("wrote", "finished", "complete");
    assertThat(told.sha256()).isEqualTo(WHOLE);
    assertThat(rig.server.requestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-115: what could not be resumed keeps its connection, however long")
  void notResumable() {
    Gate gate = new Gate();
    rig.server.route("/", Answer.generated(LENGTH, SEED).gateAfter(CUT, gate));
    URLSessionDownloadTask task = suspended();
    rig.time.advance(LIFETIME);
    gate.open();
    Told told = rig.start(task).awaitEnd();

    assertThat(told.events()).containsExactly("wrote", "finished", "complete");
    assertThat(rig.server.requestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-119: when it changed during the suspension, it starts again from the beginning")
  void changed() {
    rig.server.route(
        "/",
        Answer.sequence(stopping(), Answer.generated(LENGTH, SEED + 1).header("ETag", "\"v2\"")));
    Told told = rig.start(parked()).awaitEnd();

    assertThat(told.events())
        .containsExactly("wrote", "resumed 0 of " + LENGTH, "wrote", "finished", "complete");
    assertThat(told.sha256()).isEqualTo(Generated.sha256(SEED + 1, LENGTH));
  }

  @Test
  @DisplayName("B-116: stopped during a long suspension, it has resume data")
  void stoppedWhileParked() {
    rig.server.route("/", Answer.sequence(stopping(), resource()));
    byte[] data = rig.dataOf(parked());

    assertThat(rig.resume(data).awaitEnd().sha256()).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("B-126: cancelled during a long suspension, it leaves no file")
  void cancelledWhileParked() {
    rig.server.route("/", stopping());
    URLSessionDownloadTask task = parked();
    task.cancel();

    assertThat(rig.telling.of(task).awaitEnd().errorCode()).isEqualTo(-999);
    assertThat(rig.parts()).isEmpty();
  }

  @Test
  @DisplayName("B-111: a suspension while the delegate has the file does not load it again")
  void finishing() {
    rig.server.route("/", resource());
    URLSessionDownloadTask task = rig.session.downloadTask(rig.server.uri("/"));
    rig.telling.onFile(
        file -> {
          task.suspend();
          rig.time.advance(LIFETIME);
          task.resume();
          rig.time.advance(Duration.ZERO);
        });
    Told told = rig.start(task).awaitEnd();

    assertThat(told.events()).containsExactly("wrote", "finished", "complete");
    assertThat(rig.server.requestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-118: a slow delegate hears of the offset between the writes, too")
  void slowDelegate() {
    CountDownLatch latch = new CountDownLatch(1);
    Gate gate = new Gate();
    rig.telling.onWrite(() -> pass(latch));
    rig.server.route(
        "/",
        Answer.sequence(
            resource().gateAfter(CUT / 2, gate).gateAfter(CUT, new Gate()), resource()));
    URLSessionDownloadTask task = rig.session.downloadTask(rig.server.uri("/"));
    Told told = rig.start(task);
    awaitProgress(task, CUT / 2);
    gate.open();
    awaitProgress(task, CUT);
    task.suspend();
    rig.time.advance(LIFETIME);
    rig.server.awaitOpenConnections(0, Told.LONG);
    task.resume();
    awaitProgress(task, LENGTH);
    latch.countDown();

    assertThat(told.awaitEnd().events())
        .containsExactly(
            "wrote", "resumed " + CUT + " of " + LENGTH, "wrote", "finished", "complete");
    assertThat(told.writes().stream().mapToLong(Told.Wrote::bytes).sum()).isEqualTo(LENGTH);
  }

  private static void awaitProgress(URLSessionDownloadTask task, long bytes) {
    await().atMost(Told.LONG).until(() -> task.progress().completedUnitCount() >= bytes);
  }

  private static void pass(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
