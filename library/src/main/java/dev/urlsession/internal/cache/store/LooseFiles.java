// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of no entry: those being written have an owner and count; those to be removed have
 * none. Each is written down here before it is made, and until it is gone, so that no crash leaves
 * a file that nobody knows of. Used within transactions.
 */
final class LooseFiles {

  private static final int AT_A_TIME = 256;

  private final Database writes;

  LooseFiles(Database writes) {
    this.writes = writes;
  }

  void reserve(String name, String owner, long size) throws SQLException {
    PreparedStatement insert =
        writes.statement("INSERT INTO loose(name, owner, size) VALUES(?,?,?)");
    insert.setString(1, name);
    insert.setString(2, owner);
    insert.setLong(3, size);
    insert.executeUpdate();
  }

  /** False when it is not there any more. */
  boolean resize(String name, long size) throws SQLException {
    PreparedStatement update =
        writes.statement("UPDATE loose SET size = ? WHERE name = ? AND owner IS NOT NULL");
    update.setLong(1, size);
    update.setString(2, name);
    return update.executeUpdate() > 0;
  }

  /** It is to be removed. */
  void doom(String name) throws SQLException {
    PreparedStatement upsert =
        writes.statement(
            "INSERT INTO loose(name, owner, size) VALUES(?, NULL, 0)"
                + " ON CONFLICT(name) DO UPDATE SET owner = NULL, size = 0");
    upsert.setString(1, name);
    upsert.executeUpdate();
  }

  /** All files of the owner are to be removed. */
  void doomAll(String owner) throws SQLException {
    PreparedStatement update =
        writes.statement("UPDATE loose SET owner = NULL, size = 0 WHERE owner = ?");
    update.setString(1, owner);
    update.executeUpdate();
  }

  /** It is an entry's, or gone; false when it was neither being written nor to be removed. */
  boolean settle(String name) throws SQLException {
    PreparedStatement delete = writes.statement("DELETE FROM loose WHERE name = ?");
    delete.setString(1, name);
    return delete.executeUpdate() > 0;
  }

  List<String> doomed() throws SQLException {
    return texts("SELECT name FROM loose WHERE owner IS NULL LIMIT " + AT_A_TIME);
  }

  List<String> owners() throws SQLException {
    return texts("SELECT DISTINCT owner FROM loose WHERE owner IS NOT NULL");
  }

  private List<String> texts(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet rows = writes.statement(sql).executeQuery()) {
      while (rows.next()) {
        @Nullable String text = rows.getString(1);
        if (text != null) {
          texts.add(text);
        }
      }
    }
    return texts;
  }
}
