// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What the database notes about itself. */
final class Marks {

  private final Sql sql;

  Marks(Sql sql) {
    this.sql = sql;
  }

  boolean isOpen() throws SQLException {
    return "1".equals(get("open"));
  }

  /** Notes it in the main file, so that the note is there even when the log is not. */
  void setOpen(boolean open) throws SQLException {
    if (open == isOpen()) {
      return; // One that crashed is still open: nothing need be written, and there may be no room.
    }
    set("open", open ? "1" : "0");
    sql.first("PRAGMA wal_checkpoint(PASSIVE)", row -> row.getInt(1));
  }

  /** Whether this is the key its values are sealed with; a new database takes it as its own. */
  boolean isSealedWith(byte[] key) throws SQLException {
    String digest = digest(key);
    String known = get("key");
    if (known == null) {
      set("key", digest);
      return true;
    }
    return known.equals(digest);
  }

  private @Nullable String get(String name) throws SQLException {
    return sql.first("SELECT value FROM meta WHERE name = ?", row -> row.getString(1), name);
  }

  private void set(String name, String value) throws SQLException {
    sql.update(
        "INSERT INTO meta (name, value) VALUES (?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name,
        value);
  }

  private static String digest(byte[] key) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("This Java has no SHA-256.", impossible);
    }
  }
}
