// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import dev.urlsession.background.place.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Places for one test; its path is short enough for a socket. */
final class TestPlaces {

  private Path folder;

  TestPlaces make() throws IOException {
    folder = Files.createTempDirectory("usd");
    return this;
  }

  Path folder() {
    return folder;
  }

  Places places() {
    return new Places(folder.resolve("state"), folder.resolve("cache"), folder.resolve("run"));
  }

  void delete() throws IOException {
    deleteAllBut(path -> false);
  }

  /** Leaves the daemon's program, which takes long to copy. */
  void clear() throws IOException {
    Path programs = places().programs();
    deleteAllBut(path -> path.startsWith(programs) || programs.startsWith(path));
  }

  private void deleteAllBut(Predicate<Path> kept) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).filter(kept.negate()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
