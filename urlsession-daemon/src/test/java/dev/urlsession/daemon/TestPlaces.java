// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import dev.urlsession.background.place.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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

  void delete() {
    Trees.delete(folder);
  }

  /** Leaves the daemon's program, which takes long to copy. */
  void clear() {
    Path programs = places().programs();
    Trees.delete(folder, path -> path.startsWith(programs) || programs.startsWith(path));
  }
}
