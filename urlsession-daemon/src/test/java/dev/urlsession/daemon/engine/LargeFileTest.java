// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.urlsession.URLRequest;
import dev.urlsession.daemon.model.NewTask;
import dev.urlsession.daemon.model.TaskKind;
import dev.urlsession.daemon.model.TaskResult;
import dev.urlsession.internal.download.PartLocation;
import dev.urlsession.internal.download.ResumeData;
import dev.urlsession.internal.download.ResumeDataFormat;
import dev.urlsession.internal.download.ResumePoint;
import dev.urlsession.internal.download.Validators;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LargeFileTest {

  private static final long HELD = 100L << 30;
  private static final int REST = 70_000;

  @AutoClose private final EngineRig rig = new EngineRig();

  /** A file of zeros that takes no room. */
  private Path sparse() throws IOException {
    Path file = rig.home.resolve("urlsession-large.part");
    try (RandomAccessFile part = new RandomAccessFile(file.toFile(), "rw")) {
      part.setLength(HELD);
    }
    return file;
  }

  @Test
  @DisplayName("N26: a download goes on behind its first 100 GiB")
  void behindManyBytes() throws IOException {
    URLRequest request = URLRequest.of(rig.server.uri("/f"));
    ResumeData data =
        new ResumeData(
            request,
            request.url(),
            new ResumePoint(HELD, HELD + REST, new Validators("\"v1\"", null, false)),
            PartLocation.of(sparse()),
            Instant.now());
    rig.server.route(
        "/f",
        Answer.bytes(new byte[REST])
            .status(206)
            .header("ETag", "\"v1\"")
            .header(
                "Content-Range", "bytes " + HELD + "-" + (HELD + REST - 1) + "/" + (HELD + REST)));
    long task =
        rig.enqueue(
            NewTask.builder(TaskKind.DOWNLOAD, request).resumeData(ResumeDataFormat.encode(data)));
    TaskResult result = rig.awaitEnd(task);

    assertThat(result.failure()).isNull();
    assertThat(result.file()).hasSize(HELD + REST);
    assertThat(result.received()).isEqualTo(HELD + REST);
    assertThat(rig.server.requests().get(0).header("Range")).hasValue("bytes=" + HELD + "-");
  }

  @Test
  @DisplayName("N33: while the disk does not take more, no more is read from the network")
  void slowDisk() {
    Gate far = new Gate();
    far.open();
    long length = 256L << 20;
    rig.files.hold(true);
    rig.server.route(
        "/f",
        Answer.generated(length, 3).ranges().header("ETag", "\"v1\"").gateAfter(128L << 20, far));
    long task = rig.download("/f");
    rig.server.awaitRequests(1, EngineRig.LONG);
    await().pollDelay(Duration.ofMillis(700)).atMost(EngineRig.LONG).until(() -> true);
    assertThat(far.arrivals()).as("half of the body was sent").isZero();
    rig.files.hold(false);

    assertThat(rig.awaitEnd(task).file()).hasSize(length);
    assertThat(far.arrivals()).isEqualTo(1);
  }
}
