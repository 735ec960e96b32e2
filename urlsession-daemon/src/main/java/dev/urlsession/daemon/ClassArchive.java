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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The archive of the daemon's classes, which makes its next start twice as fast. A second JVM makes
 * it: starts the same program on a place of its own, uses it a little, and writes what it loaded.
 * Without it all works the same.
 */
final class ClassArchive implements AutoCloseable {

  private static final long GOING_SECONDS = 1;

  private final Path archive;
  private final Path fresh;
  private final Path temporary;
  private final DaemonLog log;
  private final Process process;
  private final CompletableFuture<?> finished;

  private ClassArchive(Path program, DaemonLog log) throws IOException {
    this.archive = DaemonOptions.archive(program);
    this.fresh = archive.resolveSibling(archive.getFileName() + ".new");
    this.temporary = Files.createTempDirectory("urlsessiond");
    this.log = log;
    Files.deleteIfExists(fresh);
    process = start(program);
    finished = process.onExit().thenAccept(this::finish);
  }

  /**
   * Begins to make it, when the daemon runs from its own copy and has none yet; null when not. Who
   * does not want to wait for it closes it.
   */
  static @Nullable ClassArchive make(Places places, DaemonLog log) {
    Path program = OldPrograms.own(places);
    if (program == null || Files.exists(DaemonOptions.archive(program))) {
      return null;
    }
    try {
      return new ClassArchive(program, log);
    } catch (IOException failed) {
      log.error("archive.failed", failed);
      return null;
    }
  }

  private Process start(Path program) throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
      command.addAll(List.of("/usr/bin/nice", "-n", "19"));
    }
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(DaemonOptions.always());
    command.addAll(DaemonOptions.forFeature(Runtime.version().feature()));
    command.add("-XX:ArchiveClassesAtExit=" + fresh);
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("--rehearse", "--state", program.resolve("rehearsal").toString()));
    return new ProcessBuilder(command)
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
  }

  private void finish(Process ended) {
    try {
      if (ended.exitValue() == 0 && Files.exists(fresh)) {
        Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE);
        log.info("archive.made", Map.of("file", archive, "bytes", Files.size(archive)));
      } else {
        Files.deleteIfExists(fresh);
        log.warn("archive.not-made", Map.of("exit", ended.exitValue()));
      }
      OldPrograms.delete(temporary);
    } catch (IOException failed) {
      log.error("archive.failed", failed);
    }
  }

  /** The daemon ends, and leaves no process behind; the next one makes it. */
  @Override
  public void close() {
    process.destroyForcibly();
    finished.completeOnTimeout(null, GOING_SECONDS, TimeUnit.SECONDS).join();
  }
}
