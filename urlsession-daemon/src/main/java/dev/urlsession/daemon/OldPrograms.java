// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import dev.urlsession.background.place.Places;
import dev.urlsession.daemon.log.DaemonLog;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The copies of the daemon's program that earlier daemons ran from. Whoever starts a daemon marks
 * the copy as used; one that nobody used for a day, and that is not ours, goes.
 */
final class OldPrograms {

  private static final Duration UNUSED = Duration.ofDays(1);

  private OldPrograms() {}

  /** The copy this process runs from; null when it runs from none. */
  static @Nullable Path own(Places places) {
    String classPath = System.getProperty("java.class.path", "");
    Path program = Path.of(classPath.split(File.pathSeparator, 2)[0]).toAbsolutePath().getParent();
    return program != null && program.startsWith(places.programs().toAbsolutePath())
        ? program
        : null;
  }

  /** Removes them. Blocks. */
  static void remove(Places places, DaemonLog log) {
    Path own = own(places);
    if (own == null) {
      return; // Whoever runs it from elsewhere has his reasons, and perhaps his own copies there.
    }
    try {
      List<String> removed = remove(places.programs(), own, Instant.now().minus(UNUSED));
      if (!removed.isEmpty()) {
        log.info("programs.removed", Map.of("copies", removed));
      }
    } catch (IOException | DirectoryIteratorException later) {
      log.error("programs.not-removed", later);
    }
  }

  static List<String> remove(Path programs, Path own, Instant before) throws IOException {
    List<Path> old = new ArrayList<>();
    try (DirectoryStream<Path> copies =
        Files.newDirectoryStream(
            programs,
            copy ->
                !copy.toAbsolutePath().equals(own.toAbsolutePath())
                    && Files.getLastModifiedTime(copy).toInstant().isBefore(before))) {
      copies.forEach(old::add);
    }
    for (Path copy : old) {
      delete(copy);
    }
    return old.stream().map(copy -> String.valueOf(copy.getFileName())).toList();
  }

  /** With all that is in it. */
  static void delete(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
