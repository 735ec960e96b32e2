// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Brings the tables up to date: numbered scripts, each in one transaction with the number it leads
 * to and its digest, so that a crash leaves the old tables or the new ones (L13). Before the first
 * step a copy of the database is made. A database with a higher number is refused and left alone
 * (L12).
 */
record Migrations(List<Migration> scripts) {

  /** The scripts of this version. */
  static Migrations ofThisVersion() throws IOException {
    return new Migrations(
        List.of(
            Migration.ofResource("001-tables.sql"),
            Migration.ofResource("002-launches.sql"),
            Migration.ofResource("003-trouble.sql")));
  }

  void requireKnown(Sql sql) throws SQLException {
    if (version(sql) > scripts.size()) {
      throw new StoreException(
          Reason.NEWER_DATABASE,
          "The database of the background transfers was made by a newer version of this software."
              + " Use that version, or move the database away. Nothing was changed.");
    }
  }

  void run(Sql sql, Path file) throws SQLException, IOException {
    int version = version(sql);
    if (version > 0) {
      requireUnchanged(sql, version);
    }
    if (version > 0 && version < scripts.size()) {
      Path copy = file.resolveSibling(file.getFileName() + ".v" + version);
      Backup.make(sql, copy);
    }
    for (int next = version; next < scripts.size(); next++) {
      step(sql, scripts.get(next), next + 1);
    }
  }

  private static void step(Sql sql, Migration script, int leadsTo) throws SQLException {
    sql.update("BEGIN IMMEDIATE");
    try {
      sql.script(script.statements(), leadsTo);
      sql.update("INSERT INTO meta (name, value) VALUES (?, ?)", script.name(), script.digest());
      CrashPoints.at("migration.before-commit");
      sql.update("COMMIT");
      CrashPoints.at("migration.after-commit");
    } catch (SQLException | RuntimeException failure) {
      sql.update("ROLLBACK");
      throw failure;
    }
  }

  /** A script that was changed after its release leaves tables that nobody knows. */
  private void requireUnchanged(Sql sql, int version) throws SQLException {
    for (Migration script : scripts.subList(0, version)) {
      String applied =
          sql.first(
              "SELECT value FROM meta WHERE name = ?", row -> row.getString(1), script.name());
      if (!script.digest().equals(applied)) {
        throw new StoreException(
            Reason.FOREIGN_DATABASE,
            "The database was made by another “" + script.name() + "” than this version has.");
      }
    }
  }

  private static int version(Sql sql) throws SQLException {
    return (int) sql.number("PRAGMA user_version");
  }
}
