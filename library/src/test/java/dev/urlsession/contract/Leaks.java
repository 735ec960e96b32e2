// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.LoopbackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What sessions that have ended must not leave behind. */
final class Leaks {

  private static final String SHARED =
      "urlsession-(loop|files|handshakes|names|streams|stores|delegates|network).*";

  private Leaks() {}

  static void check(LoopbackServer server, Path directory) throws IOException {
    server.awaitOpenConnections(0, Waiting.LONG);
    try (var left = Files.list(directory)) {
      assertThat(left).as("part files left behind").isEmpty();
    }
    List<Thread> ours =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("urlsession-"))
            .toList();
    assertThat(ours)
        .allMatch(thread -> thread.getName().matches(SHARED))
        .allMatch(Thread::isDaemon);
    assertThat(ours)
        .as("threads of the loops, of which there are a few for all sessions")
        .filteredOn(thread -> thread.getName().startsWith("urlsession-loop"))
        .hasSizeLessThanOrEqualTo(4);
  }
}
