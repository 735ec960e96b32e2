// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.internal.store.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of the database.
 *
 * @param directory holds them and nothing else of importance
 */
record DatabaseFiles(Path directory) {

  Path main() {
    return directory.resolve("transfers.db");
  }

  Path log() {
    return directory.resolve("transfers.db-wal");
  }

  /** Is there while the log may hold what the main file does not. */
  private Path logNote() {
    return directory.resolve("log-needed");
  }

  boolean needsLog() {
    return Files.exists(logNote());
  }

  void noteLog() throws IOException {
    if (!needsLog()) {
      OwnerOnly.file(logNote());
      DurableFiles.sync(directory);
    }
  }

  /**
   * After the database was closed: SQLite deletes the log when all of it is in the main file. That
   * works, as this does, when nothing can be written any more.
   */
  void forgetLog() throws IOException {
    if (!Files.exists(log())) {
      Files.deleteIfExists(logNote());
    }
  }

  private Path sharedMemory() {
    return directory.resolve("transfers.db-shm");
  }

  /** The latest copy, to go back to. */
  Path backup() {
    return directory.resolve("backup.db");
  }

  /** A copy in the making. */
  Path repairing() {
    return directory.resolve("repairing.db");
  }

  void deleteRepairing() throws IOException {
    for (String suffix : new String[] {"", "-wal", "-shm"}) {
      Files.deleteIfExists(directory.resolve("repairing.db" + suffix));
    }
  }

  /** What is about to take the place of a damaged database. */
  Path repaired() {
    return directory.resolve("repaired.db");
  }

  Path key() {
    return directory.resolve("secrets.key");
  }

  /** Moves a damaged database out of the way; nothing is deleted. */
  Path setAside(long now) throws IOException {
    Path place = OwnerOnly.directory(directory.resolve("damaged-" + now));
    // The log first: a log beside another database would be played into that one.
    for (Path file : new Path[] {log(), sharedMemory(), main()}) {
      if (Files.exists(file)) {
        DurableFiles.rename(file, place.resolve(file.getFileName()));
      }
    }
    return place;
  }
}
