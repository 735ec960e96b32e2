// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsTest {

  @AutoClose private final LoopbackServer server = LoopbackServer.start();

  @Test
  @DisplayName("recipe 9: an upload's body wins over the request's")
  void uploads(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("note.txt"), "from a file");
    server.route("PUT", "/notes", Answer.echo());
    assertThat(Output.of(Uploads::main, server.uri("/notes"), file))
        .containsExactly("data: from memory", "file: from a file");
  }
}
