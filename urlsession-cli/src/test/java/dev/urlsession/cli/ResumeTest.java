// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.LoopbackServer;
import dev.urlsession.testing.RecordedRequest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {

  private static final int LENGTH = 3 << 20;

  @TempDir Path directory;
  private final LoopbackServer server = LoopbackServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  private static Answer file() {
    return Answer.generated(LENGTH, 5).header("ETag", "\"v1\"").ranges();
  }

  private String expected() throws Exception {
    server.route("/whole", Answer.generated(LENGTH, 5));
    Path whole = directory.resolve("whole");
    Run.of("download", "-s", "-o", whole, server.uri("/whole"));
    return Checksum.of(whole);
  }

  private void assertResumed(Path file) throws Exception {
    RecordedRequest last = server.requests().get(server.requestCount() - 1);
    assertThat(last.header("Range").orElse("")).startsWith("bytes=");
    assertThat(last.header("If-Range")).contains("\"v1\"");
    assertThat(Checksum.of(file)).isEqualTo(expected());
    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder(file.toFile().getName(), "whole");
  }

  @Test
  void aFailedDownloadGoesOnWhereItStopped() throws Exception {
    Path file = directory.resolve("film.bin");
    server.route("/film.bin", file().closeAfter(1 << 20));
    Run broken = Run.of("download", "--directory", directory, server.uri("/film.bin?a=%20"));
    assertThat(broken.code()).isEqualTo(18);
    assertThat(broken.err()).endsWith("Run the same command with --resume to go on.\n");
    Path resume = directory.resolve("film.bin.urlsession-resume");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(resume)))
        .isEqualTo("rw-------");
    server.route("/film.bin", file());
    Run resumed =
        Run.of("download", "--resume", "--directory", directory, server.uri("/film.bin?a=%20"));
    assertThat(resumed.code()).isZero();
    assertThat(resumed.err()).contains("\nresuming at ", " of 3.0 MiB\n");
    assertResumed(file);
  }

  @Test
  void aDownloadThatLackedNothingIsComplete() throws Exception {
    Path file = directory.resolve("f.bin");
    server.route("/f.bin", file().chunked().closeAfter(LENGTH));
    Run broken = Run.of("download", "--directory", directory, server.uri("/f.bin"));
    assertThat(broken.code()).isEqualTo(18);
    Run resumed = Run.of("download", "--resume", "--directory", directory, server.uri("/f.bin"));
    assertThat(resumed.code()).isZero();
    assertThat(Checksum.of(file)).isEqualTo(expected());
  }

  @Test
  void aBusyServerCostsNothingThatWasDownloaded() throws Exception {
    Path file = directory.resolve("f.bin");
    Answer busy = Answer.text("busy").status(503);
    server.route("/f.bin", Answer.sequence(file().closeAfter(1 << 20), busy, file()));
    Object[] command = {"download", "--resume", "--directory", directory, server.uri("/f.bin")};
    assertThat(Run.of(command).code()).isEqualTo(18);
    assertThat(Run.of(command).code()).isEqualTo(22);
    assertThat(Run.of(command).code()).isZero();
    assertResumed(file);
  }

  @Test
  void retriesGoOnWhereTheyStopped() throws Exception {
    Path file = directory.resolve("x");
    server.route("/f", Answer.sequence(file().closeAfter(1 << 20), file()));
    Run run = Run.of("download", "--retry", 2, "--retry-delay", 0.01, "-o", file, server.uri("/f"));
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("Trying again in 0.0 s (1 of 2).");
    assertResumed(file);
  }

  @Test
  void statusesThatMayPassAreRetried() {
    server.route("/f", Answer.sequence(Answer.empty(503), Answer.text("x")));
    server.route("/g", Answer.sequence(Answer.empty(404), Answer.text("x")));
    Path file = directory.resolve("x");
    assertThat(
            Run.of("download", "--retry", 1, "--retry-delay", 0, "-o", file, server.uri("/f"))
                .code())
        .isZero();
    assertThat(
            Run.of("download", "--retry", 1, "--retry-delay", 0, "-o", file, server.uri("/g"))
                .code())
        .isEqualTo(22);
  }

  @Test
  void ctrlCLeavesAResumableState() throws Exception {
    Gate gate = new Gate();
    server.route("/f.bin", file().gateAfter(1 << 20, gate));
    Interruption interruption = new Interruption();
    CompletableFuture<Run> run =
        CompletableFuture.supplyAsync(
            () ->
                Run.with(
                    false,
                    interruption,
                    "download",
                    "--directory",
                    directory,
                    server.uri("/f.bin")));
    gate.awaitArrivals(1, Duration.ofSeconds(60));
    await().atMost(Duration.ofSeconds(60)).until(() -> partBytes() > 0);
    interruption.fire();
    gate.open();
    Run interrupted = run.get(60, TimeUnit.SECONDS);
    assertThat(interrupted.code()).isEqualTo(130);
    assertThat(interrupted.err()).endsWith("Run the same command with --resume to go on.\n");
    server.route("/f.bin", file());
    Run.of("download", "-s", "--resume", "--directory", directory, server.uri("/f.bin"));
    assertResumed(directory.resolve("f.bin"));
  }

  private long partBytes() {
    File[] parts = directory.toFile().listFiles((where, name) -> name.endsWith(".part"));
    return parts == null || parts.length == 0 ? 0 : parts[0].length();
  }

  @Test
  void aChangedFileStartsAgain() {
    Path file = directory.resolve("x");
    server.route("/f", file().closeAfter(1 << 20));
    Run.of("download", "-s", "-o", file, server.uri("/f"));
    server.route("/f", Answer.text("new").header("ETag", "\"v2\"").ranges());
    Run run = Run.of("download", "--resume", "-o", file, server.uri("/f"));
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("starting again: The resource changed.");
    assertThat(file).hasContent("new");
  }

  @Test
  void withNothingToResumeItStartsAndSaysSo() {
    server.route("/f", Answer.text("x"));
    Run run = Run.of("download", "--resume", "-o", directory.resolve("x"), server.uri("/f"));
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("from the start: nothing to resume");
  }
}
