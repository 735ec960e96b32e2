// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import dev.urlsession.background.place.Places;
import dev.urlsession.background.protocol.StatusReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** How the process is. */
final class DaemonStatus {

  private static final Path MEMORY = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";

  private DaemonStatus() {}

  static CompletableFuture<StatusReply.Builder> of(
      Machinery machinery, Places places, DaemonSettings settings, boolean stopping) {
    ProcessHandle self = ProcessHandle.current();
    Runtime runtime = Runtime.getRuntime();
    StatusReply.Builder status =
        StatusReply.newBuilder()
            .setProcessId(self.pid())
            .setVersion(settings.version().text())
            .setStartedAt(self.info().startInstant().orElse(Instant.EPOCH).toEpochMilli())
            .setHeapUsed(runtime.totalMemory() - runtime.freeMemory())
            .setHeapMaximum(runtime.maxMemory())
            .setNetwork(machinery.machine().network().word())
            .setStopping(stopping)
            .setStateDirectory(places.state().toString())
            .setJavaVersion(Runtime.version().toString());
    return machinery
        .store()
        .counts()
        .thenCombineAsync(
            CompletableFuture.supplyAsync(DaemonStatus::resident, machinery.files()),
            (counts, resident) -> {
              counts.forEach((state, count) -> status.putTasks(state.name(), count));
              return status.setResidentMemory(resident);
            },
            machinery.loop());
  }

  /** Bytes, or 0 where the platform does not tell. */
  static long resident() {
    try {
      for (String line : Files.readAllLines(MEMORY)) {
        if (line.startsWith(RESIDENT)) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) << 10;
        }
      }
    } catch (IOException elsewhere) {
      // Not Linux.
    }
    return 0;
  }
}
