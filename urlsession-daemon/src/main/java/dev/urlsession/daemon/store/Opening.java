// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.store.StoreException.Reason;
import dev.urlsession.internal.store.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Opens the store's files, and has them repaired where that is needed.
 *
 * <p>The database notes in itself that it is open. If it says so at a start although its
 * write-ahead log is gone, commits are gone with the log (P17), which nothing else would show. A
 * store that fails, for lack of room or because it is of an older version, closes the database and
 * cannot note that; a file beside it that is deleted then says that SQLite took the log away.
 */
record Opening(Sql sql, DatabaseFiles files, byte[] key, Recovery.@Nullable Repair repair) {

  static Opening of(StoreOptions options, Migrations migrations) throws IOException {
    Path directory = OwnerOnly.directory(options.directory());
    NativeLibrary.unpackOnce(directory);
    DatabaseFiles files = new DatabaseFiles(directory);
    boolean isFirst = !Files.exists(files.key());
    byte[] key = KeyFile.readOrCreate(files.key(), options.random());
    Repairer repairer = new Repairer(files, migrations, options, key);
    try {
      repairer.finishEarlierOne();
      return openOrRepair(files, migrations, isFirst, key, repairer);
    } catch (SQLException unusable) {
      throw new StoreException(Reason.BROKEN, "The database cannot be opened.", unusable);
    }
  }

  private static Opening openOrRepair(
      DatabaseFiles files, Migrations migrations, boolean isFirst, byte[] key, Repairer repairer)
      throws IOException, SQLException {
    Damage damage;
    try {
      return new Opening(open(files, migrations, isFirst, key), files, key, null);
    } catch (Damage found) {
      damage = found;
    } catch (SQLException failure) {
      damage = Damage.shownBy(failure);
      if (damage == null) {
        throw failure;
      }
    }
    Recovery.Repair repair = repairer.repair(damage);
    try {
      return new Opening(open(files, migrations, false, key), files, key, repair);
    } catch (Damage still) {
      throw new IOException("The database was repaired and is damaged again.", still);
    }
  }

  private static Sql open(DatabaseFiles files, Migrations migrations, boolean isFirst, byte[] key)
      throws IOException, SQLException, Damage {
    if (!isFirst && (!Files.exists(files.main()) || Files.size(files.main()) == 0)) {
      throw Damage.unreadable("The database is gone.");
    }
    // An empty one is what somebody leaves who only read; a daemon that is killed leaves commits.
    boolean hadLog = Files.exists(files.log()) && Files.size(files.log()) > 0;
    try {
      return openWith(hadLog, files, migrations, key);
    } catch (SQLException | IOException | RuntimeException failed) {
      if (hadLog) {
        files.forgetLog();
      }
      throw failed;
    }
  }

  private static Sql openWith(boolean log, DatabaseFiles files, Migrations migrations, byte[] key)
      throws IOException, SQLException, Damage {
    Sql sql = Database.open(files.main(), migrations);
    try {
      Marks marks = new Marks(sql);
      if (marks.isOpen() && files.needsLog() && !log) {
        throw Damage.outdated("The write-ahead log of the database is gone.");
      }
      if (!marks.isSealedWith(key)) {
        throw Damage.unreadable("The database is sealed with another key.");
      }
      files.noteLog();
      marks.setOpen(true);
      return sql;
    } catch (SQLException | IOException | RuntimeException | Damage unusable) {
      try (sql) {
        throw unusable;
      }
    }
  }
}
