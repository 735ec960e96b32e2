// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EphemeralSessionTest {

  private static final String NATIVE = "com_aayushatharva_brotli4j_.*|.*[.](so|dylib|dll)([.]lck)?";

  @AutoClose private final LoopbackServer server = LoopbackServer.start();

  @Test
  @DisplayName("recipe 6: an ephemeral session leaves nothing on disk")
  void leavesNothing(@TempDir Path temporary) throws Exception {
    server.route("/", Answer.text("secret").header("Cache-Control", "max-age=60"));
    String before = System.getProperty("java.io.tmpdir");
    System.setProperty("java.io.tmpdir", temporary.toString());
    try {
      assertThat(Output.of(EphemeralSession::main, server.uri("/")))
          .containsExactly("visit 1: 6", "visit 2: 6", "forgotten");
      // Native libraries are unpacked once in a process, by whichever test comes first.
      assertThat(temporary)
          .isDirectoryNotContaining(file -> !String.valueOf(file.getFileName()).matches(NATIVE));
    } finally {
      System.setProperty("java.io.tmpdir", before);
    }
  }
}
