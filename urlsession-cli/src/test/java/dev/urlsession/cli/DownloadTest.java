// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {

  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path directory;
  private final LoopbackServer server = LoopbackServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void tellsALineForEachEventWhenPiped() {
    server.route("/a.txt", Answer.text("abc"));
    Run run = Run.of("download", "--directory", directory, server.uri("/a.txt?token=1"));
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("downloading " + server.uri("/a.txt")),
            line ->
                assertThat(line)
                    .startsWith("saved " + directory.resolve("a.txt") + " (3 B in ")
                    .doesNotContain("\u001b"));
    assertThat(directory.resolve("a.txt")).hasContent("abc");
  }

  @Test
  void theNameIsTheOneTheServerSuggests() {
    server.route(
        "/x",
        Answer.text("a").header("Content-Disposition", "attachment; filename=\"../b c.txt\""));
    Run.of("download", "-s", "--directory", directory, server.uri("/x"));
    assertThat(directory.toFile().list()).hasSize(1).allMatch(name -> name.endsWith("b c.txt"));
  }

  @Test
  void aFileThatIsThereIsKept() throws Exception {
    Files.writeString(directory.resolve("a.txt"), "mine");
    server.route("/a.txt", Answer.text("abc"));
    Run.of("download", "-s", "--directory", directory, server.uri("/a.txt"));
    assertThat(directory.resolve("a.txt")).hasContent("mine");
    assertThat(directory.resolve("a-1.txt")).hasContent("abc");
  }

  @Test
  void theFileTheUserNamesIsReplaced() throws Exception {
    Path file = Files.writeString(directory.resolve("mine"), "old");
    server.route("/a.txt", Answer.text("abc"));
    assertThat(Run.of("download", "-s", "-o", file, server.uri("/a.txt")))
        .isEqualTo(new Run(0, "", ""));
    assertThat(file).hasContent("abc");
    assertThat(directory.toFile().list()).hasSize(1);
  }

  @Test
  void anErrorStatusLeavesNoFile() {
    Run run = Run.of("download", "--directory", directory, server.uri("/none"));
    assertThat(run.code()).isEqualTo(22);
    assertThat(run.err()).contains("urlsession: The server answered 404 (not found)");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void severalAtATimeGetNamesOfTheirOwn() {
    server.fallback(Answer.text("abc"));
    Path made = directory.resolve("made");
    Run run =
        Run.of(
            "download",
            "--parallel",
            3,
            "--directory",
            made,
            server.uri("/1/f"),
            server.uri("/2/f"),
            server.uri("/3/f"));
    assertThat(run.code()).isZero();
    assertThat(made.toFile().list()).hasSize(3);
  }

  @Test
  void theRightChecksumIsSaid() {
    server.route("/a", Answer.text("abc"));
    Run run = Run.of("download", "--sha256", ABC, "-o", directory.resolve("a"), server.uri("/a"));
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains(", SHA-256 as expected");
  }

  @Test
  void theWrongChecksumLeavesWhatWasThere() throws Exception {
    Path file = Files.writeString(directory.resolve("a"), "good");
    server.route("/a", Answer.text("abd"));
    Run run = Run.of("download", "--sha256", ABC, "-o", file, server.uri("/a"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("not the expected one");
    assertThat(file).hasContent("good");
    assertThat(directory.toFile().list()).hasSize(1);
  }

  @Test
  void aBarWithRateIsDrawnOnATerminal() {
    server.route("/a", Answer.generated(3 << 20, 1));
    Run run = Run.onTerminal("download", "-o", directory.resolve("a"), server.uri("/a"));
    assertThat(run.err()).contains("\r\u001b[Kdownloading ", "B/s", "saved ");
    Run silent = Run.onTerminal("download", "-s", "-o", directory.resolve("a"), server.uri("/a"));
    assertThat(silent.err()).isEmpty();
  }
}
