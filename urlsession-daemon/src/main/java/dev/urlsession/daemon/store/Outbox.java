// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.Attachment;
import dev.urlsession.daemon.model.HistoryEntry;
import dev.urlsession.daemon.model.HistoryEntry.Outcome;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.StoredEvent;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Commands about what the application is to be told, and what it was told. */
final class Outbox {

  private final Context context;
  private final Sql sql;
  private final Sessions sessions;

  Outbox(Context context, Sessions sessions) {
    this.context = context;
    sql = context.sql();
    this.sessions = sessions;
  }

  List<StoredEvent> events(Attachment by, long after, int limit) throws SQLException {
    SessionRow session = sessions.require(by);
    List<StoredEvent> page =
        sql.list(
            "SELECT e.seq, e.kind, e.body, e.at, t.identifier, t.result FROM event e"
                + " LEFT JOIN task t ON t.id = e.task"
                + " WHERE e.session = ? AND e.seq > ? ORDER BY e.seq LIMIT ?",
            row -> event(session, row),
            session.id(),
            after,
            Math.min(limit, TaskStore.LARGEST_PAGE));
    if (!page.isEmpty()) {
      long last = page.get(page.size() - 1).sequence();
      if (last > session.sentSequence()) {
        sql.update("UPDATE session SET sent_seq = ? WHERE id = ?", last, session.id());
      }
    }
    return page;
  }

  private StoredEvent event(SessionRow session, ResultSet row) throws SQLException {
    long sequence = row.getLong(1);
    String kind = row.getString(2);
    byte[] body = row.getBytes(3);
    long identifier = row.getLong(5);
    byte[] result = kind.equals(EventCodec.FINISHED) ? row.getBytes(6) : null;
    Secrets secrets = context.secrets();
    SessionKey key = session.key();
    return new StoredEvent(
        session.serial() + "-" + sequence,
        key,
        sequence,
        identifier,
        Instant.ofEpochMilli(row.getLong(4)),
        sequence <= session.seenSequence(),
        EventCodec.read(
            kind,
            body == null ? null : secrets.open(Seals.event(key, sequence), body),
            result == null
                ? null
                : ResultCodec.read(secrets.open(Seals.result(key, identifier), result))));
  }

  /** Acknowledges no further than was sent: nobody can have had the rest. */
  Leftovers acknowledge(Attachment by, long sequence) throws SQLException {
    SessionRow session = sessions.require(by);
    long upTo = Math.min(sequence, session.sentSequence());
    if (upTo <= session.acknowledged()) {
      return new Leftovers(
          List.of(),
          List.of(),
          session.lastSequence() - session.acknowledged(),
          session.phase() == SessionRow.OVER);
    }
    return drop(session, upTo, Outcome.TOLD);
  }

  /** Takes the oldest events out of the outbox; the tasks they ended go to history. */
  Leftovers drop(SessionRow session, long upTo, Outcome outcome) throws SQLException {
    List<Path> files = new ArrayList<>();
    List<Long> tasks =
        sql.list(
            "SELECT t.id, t.file, t.spool FROM event e JOIN task t ON t.id = e.task"
                + " WHERE e.session = ? AND e.seq <= ? AND e.kind = 'FINISHED'",
            row -> {
              addFiles(row, files);
              return row.getLong(1);
            },
            session.id(),
            upTo);
    sql.update(
        "INSERT INTO history"
            + " (session, identifier, client_key, status, error, received, sent, outcome, ended)"
            + " SELECT t.session, t.identifier, t.client_key, t.status, t.error, t.received,"
            + " t.sent, ?, t.ended FROM event e JOIN task t ON t.id = e.task"
            + " WHERE e.session = ? AND e.seq <= ? AND e.kind = 'FINISHED'",
        outcome.name(),
        session.id(),
        upTo);
    sql.update(
        "DELETE FROM task WHERE id IN"
            + " (SELECT task FROM event WHERE session = ? AND seq <= ? AND kind = 'FINISHED')",
        session.id(),
        upTo);
    sql.update("DELETE FROM event WHERE session = ? AND seq <= ?", session.id(), upTo);
    sql.update(
        "UPDATE session SET acked_seq = ?, sent_seq = max(sent_seq, ?) WHERE id = ?",
        upTo,
        upTo,
        session.id());
    sql.update("UPDATE app SET tasks = tasks - ? WHERE id = ?", tasks.size(), session.app());
    boolean over = sessions.endIfDone(session.id());
    return new Leftovers(files, tasks, session.lastSequence() - upTo, over);
  }

  /** The files of a row with the task's file and spool as its second and third column. */
  static void addFiles(ResultSet row, List<Path> files) throws SQLException {
    for (int column = 2; column <= 3; column++) {
      String file = row.getString(column);
      if (file != null) {
        files.add(Path.of(file));
      }
    }
  }

  List<HistoryEntry> history(SessionKey key, long before, int limit) throws SQLException {
    return sql.list(
        "SELECT h.identifier, h.client_key, h.status, h.error, h.received, h.sent, h.outcome,"
            + " h.ended FROM history h JOIN session s ON s.id = h.session"
            + " JOIN app a ON a.id = s.app WHERE a.name = ? AND s.identifier = ?"
            + " AND h.identifier < ? ORDER BY h.identifier DESC LIMIT ?",
        row ->
            new HistoryEntry(
                key,
                row.getLong(1),
                UUID.fromString(row.getString(2)),
                row.getInt(3),
                row.getInt(4),
                row.getLong(5),
                row.getLong(6),
                Outcome.valueOf(row.getString(7)),
                Instant.ofEpochMilli(row.getLong(8))),
        key.app(),
        key.identifier(),
        before,
        Math.min(limit, TaskStore.LARGEST_PAGE));
  }
}
