// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.background.protocol.StatusReply;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.LoopbackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command in processes of its own hands over, to a daemon of its own, which starts the command
 * for what came of it. Who waits is in this process.
 */
@DisplayName("background wait")
class BackgroundWaitTest {

  private static final long SECONDS = 120;

  @AutoClose private final LoopbackServer server = LoopbackServer.start();
  @AutoClose private static final OwnHome OWN = new OwnHome();
  @TempDir private static Path home;
  @TempDir private Path files;

  @BeforeAll
  static void moveIn() {
    OWN.moveTo(home);
  }

  /** Whom the daemon started ends before the daemon is told to: nobody writes there any more. */
  @AfterAll
  static void end() throws Exception {
    StatusReply status = BackgroundDaemon.status(BackgroundDaemon.ofNobody());
    ProcessHandle daemon = ProcessHandle.of(status.getProcessId()).orElseThrow();
    for (ProcessHandle started : daemon.children().toList()) {
      started.onExit().get(SECONDS, TimeUnit.SECONDS);
    }
    assertThat(Run.of("daemon", "stop").code()).isZero();
    daemon.onExit().get(SECONDS, TimeUnit.SECONDS);
  }

  private void handOver(String session, Object... words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-D" + OwnHome.HOME + "=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "background",
                "download",
                "--session",
                session,
                "--directory",
                files.toString()));
    Stream.of(words).map(String::valueOf).forEach(command::add);
    Path log = home.resolve("log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(() -> text(log)).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  private static String text(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  private static Run await(String session) {
    return Run.of("background", "wait", "--session", session, "--max-time", SECONDS);
  }

  @Test
  @DisplayName("has the status of the first that failed, and keeps it until something new begins")
  void status() throws Exception {
    server.route("/good", Answer.text("good"));
    server.redirectChain("/round", 30);

    handOver("mixed", server.uri("/good"), server.uri("/gone?secret"), server.uri("/round"));
    Run first = await("mixed");
    assertThat(first.err())
        .contains("nothing is under way in mixed", "answered 404 (not found) for ", "redirect")
        .doesNotContain("secret");
    assertThat(first.code()).as("the exit code of the first").isEqualTo(ExitCode.HTTP_ERROR);
    assertThat(files.toFile().list()).containsExactly("good.txt");

    assertThat(await("mixed")).as("who asks again").isEqualTo(first);
    assertThat(await("other").code()).as("another session").isZero();

    handOver("mixed", server.uri("/good"));
    assertThat(await("mixed").code()).as("something new, which went well").isZero();
  }

  @Test
  @DisplayName("tells several who wait the same, of one that is cancelled as well")
  void cancelled() throws Exception {
    Gate gate = new Gate();
    server.route("/held", Answer.text("held").gate(gate));
    handOver("held", server.uri("/held"));
    gate.awaitArrivals(1, Duration.ofSeconds(SECONDS));
    Run impatient = Run.of("background", "wait", "--session", "held", "--max-time", "0");
    assertThat(impatient.code()).isEqualTo(ExitCode.TIMEOUT);

    CompletableFuture<Run> beside = CompletableFuture.supplyAsync(() -> await("held"));
    assertThat(Run.of("background", "cancel", "--session", "held").code()).isZero();

    assertThat(await("held").code()).isEqualTo(ExitCode.OTHER);
    assertThat(beside.get(SECONDS, TimeUnit.SECONDS).code()).isEqualTo(ExitCode.OTHER);
    gate.open();
  }
}
