// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.SessionKey;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks a store that nobody has open, without changing it (E20). For the tests, which call it
 * after every run, and for whoever has to find out what happened on a user's machine.
 */
public final class Invariants {

  private Invariants() {}

  /** Everything that is wrong in itself; empty when nothing is. */
  public static List<String> violations(Path directory) {
    List<String> found = new ArrayList<>();
    try (Sql sql = open(directory)) {
      sql.list("PRAGMA integrity_check", row -> row.getString(1)).stream()
          .filter(line -> !line.equals("ok"))
          .forEach(found::add);
      sql.list(
          "SELECT s.id FROM session s WHERE s.acked_seq > s.sent_seq OR s.sent_seq > s.last_seq"
              + " OR s.last_seq - s.acked_seq <>"
              + " (SELECT count(*) FROM event e WHERE e.session = s.id"
              + " AND e.seq > s.acked_seq AND e.seq <= s.last_seq)"
              + " OR EXISTS (SELECT 1 FROM event e WHERE e.session = s.id"
              + " AND (e.seq <= s.acked_seq OR e.seq > s.last_seq))",
          row -> found.add("session " + row.getLong(1) + ": the outbox has a gap"));
      sql.list(
          "SELECT s.id FROM session s WHERE s.unfinished <>"
              + " (SELECT count(*) FROM task t WHERE t.session = s.id AND t.state <> 'DONE')",
          row -> found.add("session " + row.getLong(1) + ": the unfinished are counted wrong"));
      sql.list(
          "SELECT a.id FROM app a WHERE a.tasks <> (SELECT count(*) FROM task t"
              + " JOIN session s ON s.id = t.session WHERE s.app = a.id)",
          row -> found.add("application " + row.getLong(1) + ": its tasks are counted wrong"));
      sql.list(
          "SELECT t.id FROM task t WHERE (t.state = 'DONE') <> (t.ended IS NOT NULL)"
              + " OR (t.state = 'DONE') <> (1 = (SELECT count(*) FROM event e"
              + " WHERE e.session = t.session AND e.task = t.id AND e.kind = 'FINISHED'))"
              + " OR (t.state = 'WAITING') <> (t.wait_reason IS NOT NULL)"
              + " OR (t.state IN ('FINALIZING', 'DONE')) <> (t.result IS NOT NULL)",
          row -> found.add("task " + row.getLong(1) + ": its state and its values differ"));
      sql.list(
          "SELECT e.seq FROM event e LEFT JOIN task t ON t.id = e.task"
              + " WHERE e.task IS NOT NULL AND t.id IS NULL",
          row -> found.add("event " + row.getLong(1) + " is of a task that is gone"));
      sql.list(
          "SELECT t.id FROM task t JOIN history h"
              + " ON h.session = t.session AND h.identifier = t.identifier",
          row -> found.add("task " + row.getLong(1) + " is history as well"));
    } catch (SQLException unreadable) {
      found.add("the database cannot be read: " + unreadable.getMessage());
    }
    return found;
  }

  /** Which of the tasks that were accepted are neither tasks nor history of the session. */
  public static Set<Long> vanished(Path directory, SessionKey session, Collection<Long> accepted) {
    Set<Long> vanished = new HashSet<>(accepted);
    try (Sql sql = open(directory)) {
      sql.list(
              "SELECT t.identifier FROM task t JOIN session s ON s.id = t.session"
                  + " JOIN app a ON a.id = s.app WHERE a.name = ? AND s.identifier = ?"
                  + " UNION SELECT h.identifier FROM history h JOIN session s ON s.id = h.session"
                  + " JOIN app a ON a.id = s.app WHERE a.name = ? AND s.identifier = ?",
              row -> row.getLong(1),
              session.app(),
              session.identifier(),
              session.app(),
              session.identifier())
          .forEach(vanished::remove);
    } catch (SQLException unreadable) {
      return vanished;
    }
    return vanished;
  }

  // Only to read: the last one to close a database that it may write removes the write-ahead log.
  private static Sql open(Path directory) throws SQLException {
    Path file = new DatabaseFiles(directory).main();
    return new Sql(file.toUri() + "?mode=ro");
  }
}
