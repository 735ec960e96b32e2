// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static dev.urlsession.downloads.Rig.CUT;
import static dev.urlsession.downloads.Rig.LENGTH;
import static dev.urlsession.downloads.Rig.SEED;
import static dev.urlsession.downloads.Rig.WHOLE;
import static dev.urlsession.downloads.Rig.resource;
import static dev.urlsession.downloads.Rig.stopping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.internal.download.FaultyFiles;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileFaultsTest {

  @AutoClose private final Rig rig = new Rig();

  @Test
  @DisplayName(
      "B-125, B-116: a full disk is -3003 with resume data, and it goes on when there is room")
  void full() {
    rig.files.room(CUT);
    rig.server.route("/", resource());
    Told first = rig.download("/").awaitEnd();
    assertThat(first.events()).endsWith("complete -3003").doesNotContain("finished");
    rig.files.room(Long.MAX_VALUE);
    Told told = rig.resume(first.resumeData()).awaitEnd();

    assertThat(told.events()).startsWith("resumed " + CUT + " of " + LENGTH);
    assertThat(told.sha256()).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("B-125, B-121: what comes after a failed write is not written behind the gap")
  void gap() {
    CountDownLatch latch = new CountDownLatch(1);
    rig.files.room(CUT).once().hold(latch);
    rig.server.route("/", Answer.sequence(resource().gateAfter(2 * CUT, new Gate()), resource()));
    URLSessionDownloadTask task = rig.session.downloadTask(rig.server.uri("/"));
    Told first = rig.start(task);
    org.awaitility.Awaitility.await()
        .atMost(Told.LONG)
        .until(() -> task.countOfBytesReceived() >= 2 * CUT);
    latch.countDown();
    Told told = rig.resume(first.awaitEnd().resumeData()).awaitEnd();

    assertThat(first.errorCode()).isEqualTo(-3003);
    assertThat(told.events()).startsWith("resumed " + CUT + " of " + LENGTH);
    assertThat(told.sha256()).isEqualTo(WHOLE);
  }

  @ParameterizedTest(name = "B-125, B-126: {0} denied is {1}, and no file is left")
  @CsvSource({"CREATE, -3000", "CLOSE, -3002"})
  @DisplayName(
      "B-125, B-126: what the file system refuses has a code of its own, and no file is left")
  void denied(FaultyFiles.Call call, int code) {
    rig.files.deny(call);
    rig.server.route("/", Answer.generated(LENGTH, SEED));
    Told told = rig.download("/").awaitEnd();

    assertThat(told.errorCode()).isEqualTo(code);
    assertThat(told.events()).doesNotContain("finished");
    assertThat(rig.parts()).isEmpty();
  }

  @Test
  @DisplayName("B-125: a download directory that is not there is -3000")
  void noDirectory() {
    rig.server.route("/", resource());
    URLSession lost = rig.session(rig.directory.resolve("missing"), configuration -> configuration);
    Told told = rig.start(lost.downloadTask(rig.server.uri("/"))).awaitEnd();

    assertThat(told.events()).containsExactly("complete -3000");
  }

  @Test
  @DisplayName("B-125: a part file that cannot be opened again is -3001, and stays for another try")
  void reopenDenied() {
    rig.server.route("/", Answer.sequence(stopping(), resource()));
    byte[] data = rig.stopped("/");
    rig.files.deny(FaultyFiles.Call.OPEN);
    assertThat(rig.resume(data).awaitEnd().errorCode()).isEqualTo(-3001);
    rig.files.allow(FaultyFiles.Call.OPEN);

    assertThat(rig.resume(data).awaitEnd().sha256()).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("B-119, B-121: old bytes that cannot be cut off are not kept as the new answer's")
  void notCut() {
    rig.server.route("/", Answer.sequence(stopping(), Answer.generated(LENGTH, SEED + 1)));
    byte[] data = rig.stopped("/");
    rig.files.deny(FaultyFiles.Call.TRUNCATE);
    Told told = rig.resume(data).awaitEnd();

    assertThat(told.errorCode()).isEqualTo(-3003);
    assertThat(told.resumeData()).isNull();
    assertThat(rig.parts()).isEmpty();
  }

  @Test
  @DisplayName("B-126: a task cancelled while its delegate has the file ends when that is gone")
  void cancelledWithFile() {
    rig.server.route("/", resource());
    URLSessionDownloadTask task = rig.session.downloadTask(rig.server.uri("/"));
    CompletableFuture<Boolean> endedBefore = new CompletableFuture<>();
    rig.telling.onFile(file -> task.cancel());
    rig.files.beforeDelete(
        () -> endedBefore.complete(rig.telling.of(task).endsWithin(Duration.ofMillis(300))));
    Told told = rig.start(task).awaitEnd();

    assertThat(endedBefore.join()).isFalse();
    assertThat(told.file()).doesNotExist();
    assertThat(told.errorCode()).isEqualTo(-999);
  }
}
