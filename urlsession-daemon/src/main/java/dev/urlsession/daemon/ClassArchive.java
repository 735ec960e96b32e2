// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import dev.urlsession.background.place.Places;
import dev.urlsession.background.start.DaemonOptions;
import dev.urlsession.daemon.log.DaemonLog;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The archive of the daemon's classes, which makes its next start twice as fast. A second JVM makes
 * it: starts the same program on a place of its own, uses it a little, and writes what it loaded.
 * Without it all works the same.
 */
final class ClassArchive {

  private ClassArchive() {}

  /** Makes it in the background, when the daemon runs from its own copy and has none yet. */
  static void make(Places places, DaemonLog log) {
    String classPath = System.getProperty("java.class.path", "");
    Path program = OldPrograms.own(places);
    if (program == null) {
      return;
    }
    Path archive = DaemonOptions.archive(program);
    if (Files.exists(archive)) {
      return;
    }
    try {
      Path fresh = archive.resolveSibling(archive.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      start(classPath, fresh, program)
          .onExit()
          .thenAccept(process -> finish(process, fresh, archive, log));
    } catch (IOException failed) {
      log.error("archive.failed", failed);
    }
  }

  private static Process start(String classPath, Path fresh, Path program) throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
      command.addAll(List.of("/usr/bin/nice", "-n", "19"));
    }
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(DaemonOptions.always());
    command.addAll(DaemonOptions.forFeature(Runtime.version().feature()));
    command.add("-XX:ArchiveClassesAtExit=" + fresh);
    command.addAll(List.of("-cp", classPath, Main.class.getName()));
    command.addAll(List.of("--rehearse", "--state", program.resolve("rehearsal").toString()));
    return new ProcessBuilder(command)
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
  }

  private static void finish(Process process, Path fresh, Path archive, DaemonLog log) {
    try {
      if (process.exitValue() == 0 && Files.exists(fresh)) {
        Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE);
        log.info("archive.made", Map.of("file", archive, "bytes", Files.size(archive)));
      } else {
        Files.deleteIfExists(fresh);
        log.warn("archive.not-made", Map.of("exit", process.exitValue()));
      }
    } catch (IOException failed) {
      log.error("archive.failed", failed);
    }
  }
}
