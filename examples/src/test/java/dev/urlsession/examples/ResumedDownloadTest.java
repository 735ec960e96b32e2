// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.Generated;
import dev.urlsession.testing.LoopbackServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumedDownloadTest {

  @AutoClose private final LoopbackServer server = LoopbackServer.start();

  private static final int LENGTH = 3 << 20;

  @Test
  @DisplayName("recipe 8: a download suspended, cancelled with resume data, and resumed")
  void resumes(@TempDir Path directory) throws Exception {
    Path target = directory.resolve("big.bin");
    Answer whole = Answer.generated(LENGTH, 7).ranges().header("ETag", "\"v1\"");
    Gate rest = new Gate();
    server.route("/big", Answer.sequence(whole.gateAfter(LENGTH / 2, rest), whole));
    List<String> printed = Output.of(ResumedDownload::main, server.uri("/big"), target);
    rest.open();
    assertThat(printed).startsWith("suspended", "cancelled with resume data").hasSize(4);
    assertThat(printed.get(2)).matches("resumed at [1-9]\\d* of " + LENGTH);
    assertThat(printed.get(3)).isEqualTo("saved " + LENGTH + " bytes");
    assertThat(Files.readAllBytes(target)).isEqualTo(Generated.bytes(7, 0, LENGTH));
  }
}
