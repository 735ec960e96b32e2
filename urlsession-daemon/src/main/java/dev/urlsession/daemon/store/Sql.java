// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * The only way to the database. SQL must be a constant of the source code, which the compiler
 * checks, and values can only be bound: nothing that comes from outside becomes part of a statement
 * (S06). Confined to one thread.
 */
final class Sql implements AutoCloseable {

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  /** Opens a file, or a URI with options for SQLite in it. */
  Sql(String file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    // Keeps a statement open for them, which holds up checkpoints and backups.
    config.setGetGeneratedKeys(false);
    connection = config.createConnection("jdbc:sqlite:" + file);
  }

  /** Makes an object of a row. */
  interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** Changes rows and tells how many. */
  int update(@CompileTimeConstant final String sql, @Nullable Object... values)
      throws SQLException {
    return run(sql, values, PreparedStatement::executeUpdate);
  }

  /** All rows. */
  <T> List<T> list(
      @CompileTimeConstant final String sql, Mapper<T> mapper, @Nullable Object... values)
      throws SQLException {
    return run(
        sql,
        values,
        statement -> {
          List<T> list = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              list.add(mapper.map(rows));
            }
          }
          return list;
        });
  }

  /** The first row; null without one. */
  <T> @Nullable T first(
      @CompileTimeConstant final String sql, Mapper<T> mapper, @Nullable Object... values)
      throws SQLException {
    List<T> rows = list(sql, mapper, values);
    return rows.isEmpty() ? null : rows.get(0);
  }

  /** The number in the first column of the only row. */
  long number(@CompileTimeConstant final String sql, @Nullable Object... values)
      throws SQLException {
    return list(sql, row -> row.getLong(1), values).get(0);
  }

  /** Runs a script of this module, and notes the version of the tables that it leads to. */
  void script(String statements, int version) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(statements);
      statement.executeUpdate("PRAGMA user_version = " + version);
    }
  }

  private interface Step<T> {
    T run(PreparedStatement statement) throws SQLException;
  }

  private <T> T run(@CompileTimeConstant final String sql, @Nullable Object[] values, Step<T> step)
      throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    try {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return step.run(statement);
    } catch (SQLException failure) {
      // The driver gives up a statement that failed.
      prepared.remove(sql);
      statement.close();
      throw failure;
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
    prepared.clear();
    connection.close();
  }
}
