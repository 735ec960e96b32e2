// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.store.StoreException.Reason;
import dev.urlsession.internal.store.OwnerOnly;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** Opens a database file and puts it into the mode the store needs. */
final class Database {

  /** “urls”, in the header of the file. */
  private static final long APPLICATION_ID = 0x75726c73;

  private Database() {}

  /**
   * Opens the file, or makes it, with up-to-date tables.
   *
   * @throws SQLException when it is damaged or cannot be used
   * @throws StoreException when it is another program's or a newer version's; it is left alone
   */
  static Sql open(Path file, Migrations migrations) throws IOException, SQLException {
    // SQLite gives its other files the mode of this one (S12).
    OwnerOnly.file(file);
    Sql sql = new Sql(file.toString());
    try {
      // Read before anything is written: what is not ours stays as it is.
      boolean fresh = requireOurs(sql);
      migrations.requireKnown(sql);
      if (fresh) {
        mark(sql);
      }
      configure(sql);
      requireSound(sql);
      migrations.run(sql, file);
      return sql;
    } catch (SQLException | IOException | RuntimeException unusable) {
      try (sql) {
        throw unusable;
      }
    }
  }

  /** Returns whether it is an empty one, to be made ours. */
  private static boolean requireOurs(Sql sql) throws SQLException {
    EngineVersion.require(sql.first("SELECT sqlite_version()", row -> row.getString(1)));
    long id = sql.number("PRAGMA application_id");
    boolean empty = sql.number("SELECT count(*) FROM sqlite_schema") == 0;
    if (id != APPLICATION_ID && !(id == 0 && empty)) {
      throw new StoreException(
          Reason.FOREIGN_DATABASE,
          "The database of the background transfers is another program's; it is left alone.");
    }
    return id == 0;
  }

  /** Only when it is new: one that is opened for want of room must not be written to. */
  private static void mark(Sql sql) throws SQLException {
    // Only counts before the first table.
    sql.update("PRAGMA auto_vacuum = INCREMENTAL");
    sql.update("PRAGMA application_id = 1970433139");
  }

  private static void configure(Sql sql) throws SQLException {
    sql.first("PRAGMA journal_mode = WAL", row -> row.getString(1));
    sql.update("PRAGMA synchronous = FULL");
    // On macOS, fsync alone does not reach the device.
    sql.update("PRAGMA fullfsync = ON");
    sql.update("PRAGMA checkpoint_fullfsync = ON");
    sql.update("PRAGMA foreign_keys = ON");
    sql.first("PRAGMA mmap_size = 0", row -> row.getLong(1));
    sql.first("PRAGMA wal_autocheckpoint = 1000", row -> row.getInt(1));
  }

  /** Looks at every page: what is damaged must not be met in the middle of a transfer (P16). */
  private static void requireSound(Sql sql) throws SQLException {
    @Nullable String verdict = sql.first("PRAGMA quick_check(1)", row -> row.getString(1));
    if (!"ok".equals(verdict)) {
      throw new SQLException(
          "The database is damaged: " + verdict, null, SQLiteErrorCode.SQLITE_CORRUPT.code);
    }
  }
}
