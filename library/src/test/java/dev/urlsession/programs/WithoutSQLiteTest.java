// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite may be left out: decision 14. */
class WithoutSQLiteTest {

  @TempDir private Path directory;

  @Test
  @DisplayName("B-221: without SQLite responses are cached in memory, and nothing fails")
  void memoryOnly() throws Exception {
    try (LoopbackServer server = LoopbackServer.start()) {
      server.route("/short", Answer.text("hello").header("Cache-Control", "max-age=60"));
      server.route("/long", Answer.generated(300_000, 1).header("Cache-Control", "max-age=60"));
      try (Child program =
          Child.start(
              jar -> !jar.contains("sqlite-jdbc") && !jar.contains("surefirebooter"),
              List.of(),
              WithoutSQLite.class,
              server.uri("/"),
              directory)) {
        assertThat(program.heard()).as("whether SQLite is there").isEqualTo("false");
        assertThat(program.heard()).isEqualTo("MISS 5");
        assertThat(program.heard()).isEqualTo("HIT 5");
        assertThat(program.heard()).isEqualTo("MISS 300000");
        assertThat(program.heard()).as("flushed").isEqualTo("true");
        assertThat(program.heard()).as("on disk").isEqualTo("0 0");
        assertThat(program.heard()).as("after all was removed").isEqualTo("MISS 5");
        assertThat(program.heard()).as("whether there is a directory").isEqualTo("false");
      }
    }
  }
}
