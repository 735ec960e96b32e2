// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Asks NetworkManager whether the network costs by volume, where there is one: the system's own
 * {@code busctl} does the talking. Elsewhere nobody tells, and unknown counts as free.
 */
final class NetworkManager {

  private static final Path RUNS = Path.of("/run/NetworkManager");
  private static final List<String> QUESTION =
      List.of(
          "busctl",
          "--system",
          "--timeout=1",
          "get-property",
          "org.freedesktop.NetworkManager",
          "/org/freedesktop/NetworkManager",
          "org.freedesktop.NetworkManager",
          "Metered");

  private static final long PATIENCE_SECONDS = 2;

  /** NMMetered: yes, and guessed yes. */
  private static final List<String> METERED = List.of("u 1", "u 3");

  private final Path runs;
  private final List<String> question;

  NetworkManager() {
    this(RUNS, QUESTION);
  }

  /**
   * @param runs is there when a NetworkManager is
   */
  NetworkManager(Path runs, List<String> question) {
    this.runs = runs;
    this.question = question;
  }

  /** Blocks for a moment. */
  boolean isMetered() {
    if (!Files.isDirectory(runs)) {
      return false;
    }
    try {
      Process asked =
          new ProcessBuilder(question).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      asked.getOutputStream().close();
      if (!asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        asked.destroyForcibly();
        return false;
      }
      String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return METERED.contains(answer.strip());
    } catch (IOException unable) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
