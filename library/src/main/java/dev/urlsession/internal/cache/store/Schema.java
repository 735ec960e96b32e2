// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/** The tables of the index. See docs/formats/cache.md. */
final class Schema {

  private static final int VERSION = 2;

  private static final String[] TABLES = {
    """
    CREATE TABLE entry(
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      hash INTEGER NOT NULL,
      key TEXT NOT NULL,
      selector TEXT NOT NULL,
      head BLOB NOT NULL,
      head_check INTEGER NOT NULL,
      body BLOB,
      file TEXT,
      length INTEGER NOT NULL,
      body_check INTEGER NOT NULL,
      size INTEGER NOT NULL,
      stored_at INTEGER NOT NULL,
      used_at INTEGER NOT NULL)
    """,
    "CREATE INDEX entry_hash ON entry(hash)",
    "CREATE INDEX entry_used ON entry(used_at)",
    // Files that are being written, by an owner, or that are to be removed, by whoever can.
    "CREATE TABLE loose(name TEXT PRIMARY KEY, owner TEXT, size INTEGER NOT NULL)",
    "CREATE TABLE total(bytes INTEGER NOT NULL)",
    "INSERT INTO total VALUES(0)",
    """
    CREATE TRIGGER entry_in AFTER INSERT ON entry BEGIN
      UPDATE total SET bytes = bytes + new.size;
    END
    """,
    """
    CREATE TRIGGER entry_changed AFTER UPDATE OF size ON entry BEGIN
      UPDATE total SET bytes = bytes + new.size - old.size;
    END
    """,
    """
    CREATE TRIGGER entry_out AFTER DELETE ON entry BEGIN
      UPDATE total SET bytes = bytes - old.size;
    END
    """,
    """
    CREATE TRIGGER entry_file_out AFTER DELETE ON entry WHEN old.file IS NOT NULL BEGIN
      INSERT OR IGNORE INTO loose VALUES(old.file, NULL, 0);
    END
    """,
    """
    CREATE TRIGGER loose_in AFTER INSERT ON loose BEGIN
      UPDATE total SET bytes = bytes + new.size;
    END
    """,
    """
    CREATE TRIGGER loose_changed AFTER UPDATE OF size ON loose BEGIN
      UPDATE total SET bytes = bytes + new.size - old.size;
    END
    """,
    """
    CREATE TRIGGER loose_out AFTER DELETE ON loose BEGIN
      UPDATE total SET bytes = bytes - old.size;
    END
    """
  };

  private Schema() {}

  /** Makes the tables where there are none. Another version's file is no file of ours. */
  static void prepare(Database database) throws SQLException {
    if (version(database) == VERSION) {
      return;
    }
    // Must come before the first table; frees space as entries go.
    database.run("PRAGMA auto_vacuum = INCREMENTAL");
    database.transaction(
        () -> {
          int found = version(database);
          if (found == 0) {
            for (String table : TABLES) {
              database.run(table);
            }
            database.run("PRAGMA user_version = " + VERSION);
          } else if (found != VERSION) {
            throw new SQLException("Another version's index.", null, DiskFailures.NOT_OURS);
          }
          return true;
        });
  }

  private static int version(Database database) throws SQLException {
    try (ResultSet version = database.statement("PRAGMA user_version").executeQuery()) {
      return version.next() ? version.getInt(1) : 0;
    }
  }
}
