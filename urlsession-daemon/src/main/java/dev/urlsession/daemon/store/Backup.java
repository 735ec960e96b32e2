// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.internal.store.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;

/** A copy of the database, made while it is in use. */
final class Backup {

  private Backup() {}

  /** Outside of a transaction; the copy is complete or not there. */
  static Path make(Sql sql, Path to) throws SQLException, IOException {
    Path fresh = to.resolveSibling(to.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    OwnerOnly.file(fresh);
    try {
      sql.update("VACUUM INTO ?", fresh.toString());
    } catch (SQLException failed) {
      Files.deleteIfExists(fresh); // Half a copy on a volume that is full helps nobody.
      throw failed;
    }
    try (FileChannel copy = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      copy.force(true);
    }
    CrashPoints.at("backup.before-rename");
    DurableFiles.rename(fresh, to);
    return to;
  }
}
