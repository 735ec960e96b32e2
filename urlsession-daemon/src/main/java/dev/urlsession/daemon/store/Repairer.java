// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.SessionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Makes a database anew when the one there is cannot be trusted (P16, P17).
 *
 * <ol>
 *   <li>From the best copy: the database itself when it only lacks its log, else the last backup,
 *       else an empty one. Each session that is known of is told that it may have lost something;
 *       tasks that have a sidecar are made again.
 *   <li>The copy, complete and synced, is called {@code repaired.db}. From here on a start finishes
 *       the repair.
 *   <li>The damaged files are set aside; nothing is deleted.
 *   <li>The copy takes their place.
 * </ol>
 */
final class Repairer {

  private final DatabaseFiles files;
  private final Migrations migrations;
  private final StoreOptions options;
  private final byte[] key;

  Repairer(DatabaseFiles files, Migrations migrations, StoreOptions options, byte[] key) {
    this.files = files;
    this.migrations = migrations;
    this.options = options;
    this.key = key;
  }

  /** Finishes a repair that a crash cut short. */
  void finishEarlierOne() throws IOException {
    files.deleteRepairing();
    if (Files.exists(files.repaired())) {
      replace();
    }
  }

  Recovery.Repair repair(Damage damage) throws IOException, SQLException {
    Set<SessionKey> sessions = new LinkedHashSet<>();
    if (Files.exists(files.main())) {
      sessions.addAll(Salvage.sessions(files.main()));
    }
    Path source = damage.isReadable() ? files.main() : files.backup();
    boolean restored = Files.exists(source) && rebuild(source, damage, sessions);
    if (!restored) {
      files.deleteRepairing();
      try (Sql sql = Database.open(files.repairing(), migrations)) {
        complete(sql, damage, sessions);
      }
    }
    CrashPoints.at("repair.before-complete");
    DurableFiles.rename(files.repairing(), files.repaired());
    CrashPoints.at("repair.after-complete");
    return new Recovery.Repair(damage.why(), replace(), restored);
  }

  /** From this copy; false when it is no better. */
  private boolean rebuild(Path source, Damage damage, Set<SessionKey> sessions) throws IOException {
    Files.copy(source, files.repairing(), StandardCopyOption.REPLACE_EXISTING);
    try (Sql sql = Database.open(files.repairing(), migrations)) {
      if (!new Marks(sql).isSealedWith(key)) {
        return false;
      }
      complete(sql, damage, sessions);
      return true;
    } catch (SQLException | IllegalArgumentException noBetter) {
      return false;
    }
  }

  private void complete(Sql sql, Damage damage, Set<SessionKey> sessions) throws SQLException {
    Context context =
        new Context(sql, new Secrets(key, options.random()), options.clock(), options);
    sql.update("BEGIN IMMEDIATE");
    new Renewal(context).renew(damage.why(), sessions);
    sql.update("COMMIT");
    Marks marks = new Marks(sql);
    marks.isSealedWith(key);
    marks.setOpen(false);
    sql.first("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getInt(1));
  }

  private Path replace() throws IOException {
    Path aside = files.setAside(options.clock().millis());
    CrashPoints.at("repair.after-set-aside");
    DurableFiles.rename(files.repaired(), files.main());
    return aside;
  }
}
