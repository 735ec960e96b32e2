// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P-51: a long body is never in memory, neither on its way into the cache nor out of it. */
class LargeCachedBodyTest {

  @TempDir private Path directory;

  private void throughTheCache(long length) throws Exception {
    try (LoopbackServer server = LoopbackServer.start()) {
      server.route(
          "/",
          Answer.generated(length, LargeCachedBody.SEED).header("Cache-Control", "max-age=60"));
      try (Child program =
          Child.start(
              List.of("-Xmx32m", "-XX:MaxDirectMemorySize=32m"),
              LargeCachedBody.class,
              server.uri("/"),
              directory)) {
        assertThat(program.heard()).isEqualTo("MISS " + length);
        assertThat(program.heard()).isEqualTo("HIT " + length);
        assertThat(server.requestCount()).isEqualTo(1);
      }
    }
  }

  @Test
  @DisplayName("P-51: 100 MB go through the cache of a JVM with 32 MiB of heap")
  void large() throws Exception {
    throughTheCache(100_000_000);
  }

  @Test
  @Tag("soak")
  @DisplayName("P-51: 500 MB go through the cache of a JVM with 32 MiB of heap")
  void larger() throws Exception {
    throughTheCache(500_000_000);
  }
}
