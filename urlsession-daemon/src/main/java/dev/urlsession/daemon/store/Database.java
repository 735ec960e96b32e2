// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.store.StoreException.Reason;
import dev.urlsession.internal.store.OwnerOnly;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Opens the database and puts it into the mode the store needs. */
final class Database {

  /** “urls”, in the header of the file. */
  static final int APPLICATION_ID = 0x75726c73;

  private Database() {}

  static Sql open(Path file) throws IOException, SQLException {
    // SQLite gives its other files the mode of this one (S12).
    OwnerOnly.file(file);
    Sql sql = new Sql(DriverManager.getConnection("jdbc:sqlite:" + file));
    try {
      configure(sql);
      return sql;
    } catch (SQLException | RuntimeException unusable) {
      try (sql) {
        throw unusable;
      }
    }
  }

  private static void configure(Sql sql) throws SQLException {
    EngineVersion.require(sql.first("SELECT sqlite_version()", row -> row.getString(1)));
    sql.first("PRAGMA locking_mode = NORMAL", row -> row.getString(1));
    sql.first("PRAGMA journal_mode = WAL", row -> row.getString(1));
    sql.update("PRAGMA synchronous = FULL");
    sql.update("PRAGMA fullfsync = ON");
    sql.update("PRAGMA checkpoint_fullfsync = ON");
    sql.update("PRAGMA foreign_keys = ON");
    sql.update("PRAGMA mmap_size = 0");
    requireOurs(sql);
  }

  private static void requireOurs(Sql sql) throws SQLException {
    long id = sql.number("PRAGMA application_id");
    boolean empty = sql.number("SELECT count(*) FROM sqlite_schema") == 0;
    if (id == 0 && empty) {
      sql.update("PRAGMA application_id = 1970433139");
    } else if (id != APPLICATION_ID) {
      throw new StoreException(
          Reason.FOREIGN_DATABASE, "The file of the background transfers is another program's.");
    }
  }
}
