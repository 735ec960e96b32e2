// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.store.StoreException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/**
 * Brings the tables up to date: numbered scripts, each in a transaction of its own with the number
 * it leads to. A database with a higher number is refused and left alone (L12).
 */
final class Migrations {

  private static final List<String> SCRIPTS = List.of("001-tables.sql");

  private Migrations() {}

  static void run(Sql sql) throws SQLException, IOException {
    long version = sql.number("PRAGMA user_version");
    if (version > SCRIPTS.size()) {
      throw new StoreException(
          Reason.NEWER_DATABASE,
          "The background transfers' database is of a newer version of this software; use that one."
              + " Nothing was changed.");
    }
    for (int next = (int) version; next < SCRIPTS.size(); next++) {
      sql.update("BEGIN IMMEDIATE");
      try {
        sql.script(read(SCRIPTS.get(next)), next + 1);
        sql.update("COMMIT");
      } catch (SQLException | RuntimeException failure) {
        sql.update("ROLLBACK");
        throw failure;
      }
    }
  }

  private static String read(String script) throws IOException {
    try (InputStream in = Migrations.class.getResourceAsStream(script)) {
      if (in == null) {
        throw new IOException("The script " + script + " is missing.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
