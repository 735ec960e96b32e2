// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import dev.urlsession.testing.RecordedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTest {

  @TempDir Path directory;
  private final LoopbackServer server = LoopbackServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aFileIsPut() throws Exception {
    Path file = Files.writeString(directory.resolve("f"), "content");
    server.route("/up", Answer.text("stored").status(201));
    Run run = Run.of("upload", "-H", "Content-Type: text/csv", file, server.uri("/up"));
    assertThat(run).isEqualTo(new Run(0, "stored", ""));
    RecordedRequest request = server.requests().get(0);
    assertThat(request.method()).isEqualTo("PUT");
    assertThat(request.header("Content-Type")).contains("text/csv");
    assertThat(request.header("Content-Length")).contains("7");
    assertThat(request.bodyText()).isEqualTo("content");
  }

  @Test
  void anotherMethodAndFailure() throws Exception {
    Path file = Files.writeString(directory.resolve("f"), "content");
    server.route("POST", "/up", Answer.text("no").status(413));
    Run run = Run.of("upload", "-f", "-X", "POST", file, server.uri("/up"));
    assertThat(run.code()).isEqualTo(22);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aMissingFileIsTold() {
    Run run = Run.of("upload", directory.resolve("none"), server.uri("/up"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("Cannot read the file").hasLineCount(1);
  }
}
