// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * A connection to an SQLite file with its statements prepared once. Used by one thread at a time.
 */
final class Database implements AutoCloseable {

  private static final String SCHEME = "jdbc:sqlite:";

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  private Database(Connection connection) {
    this.connection = connection;
  }

  private static final class Drivers {
    static final @Nullable Driver SQLITE = find();

    private static @Nullable Driver find() {
      for (ClassLoader loader :
          new ClassLoader[] {
            Database.class.getClassLoader(), Thread.currentThread().getContextClassLoader()
          }) {
        for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
          if (opensSqlite(driver)) {
            return driver;
          }
        }
      }
      return null;
    }

    private static boolean opensSqlite(Driver driver) {
      try {
        return driver.acceptsURL(SCHEME);
      } catch (SQLException broken) {
        return false;
      }
    }
  }

  /** Whether there is an SQLite to use. */
  static boolean isAvailable() {
    return Drivers.SQLITE != null;
  }

  /** Opens the file, which is made when missing. */
  static Database open(Path file) throws SQLException {
    Driver driver = Drivers.SQLITE;
    if (driver == null) {
      throw new SQLException("There is no SQLite driver.");
    }
    Connection connection = driver.connect(SCHEME + file.toAbsolutePath(), new Properties());
    if (connection == null) {
      throw new SQLException("The driver does not open the file.");
    }
    Database database = new Database(connection);
    try {
      // Processes wait for each other a little; a commit need not reach the device, since what is
      // lost was only cached; and the journal stays small.
      database.run("PRAGMA busy_timeout = 5000");
      database.run("PRAGMA journal_mode = WAL");
      database.run("PRAGMA synchronous = NORMAL");
      database.run("PRAGMA wal_autocheckpoint = 256");
      database.run("PRAGMA journal_size_limit = 1048576");
      database.run("PRAGMA cache_size = -8192");
      return database;
    } catch (SQLException failed) {
      database.close();
      throw failed;
    }
  }

  /** A statement, prepared the first time. */
  PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement known = statements.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      statements.put(sql, known);
    }
    return known;
  }

  /** Runs a statement that answers nothing of interest. */
  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Work within one transaction. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T run() throws SQLException;
  }

  /** Does all of it or nothing. Others who write wait. */
  <T extends @Nullable Object> T transaction(Work<T> work) throws SQLException {
    statement("BEGIN IMMEDIATE").execute();
    boolean done = false;
    try {
      T result = work.run();
      statement("COMMIT").execute();
      done = true;
      return result;
    } finally {
      if (!done) {
        rollback();
      }
    }
  }

  private void rollback() {
    try {
      run("ROLLBACK");
    } catch (SQLException already) {
      // SQLite rolls back by itself after some errors.
      return;
    }
  }

  @Override
  public void close() {
    try {
      for (PreparedStatement statement : statements.values()) {
        statement.close();
      }
      connection.close();
    } catch (SQLException ignored) {
      // Nothing is open in it, so nothing can be lost.
      return;
    }
  }
}
