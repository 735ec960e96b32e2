// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.EventBody;
import dev.urlsession.daemon.model.Moved;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.Standing;
import dev.urlsession.daemon.model.TaskFailure;
import dev.urlsession.daemon.model.TaskResult;
import dev.urlsession.daemon.store.StoreException.Reason;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The steps that several commands about tasks are made of. */
final class TaskRows {

  private final Context context;
  private final Sql sql;

  TaskRows(Context context) {
    this.context = context;
    sql = context.sql();
  }

  @Nullable TaskRow byId(long id) throws SQLException {
    return sql.first(TaskRow.COLUMNS + "WHERE t.id = ?", TaskRow::of, id);
  }

  @Nullable TaskRow byIdentifier(SessionKey session, long identifier) throws SQLException {
    return sql.first(
        TaskRow.COLUMNS + "WHERE a.name = ? AND s.identifier = ? AND t.identifier = ?",
        TaskRow::of,
        session.app(),
        session.identifier(),
        identifier);
  }

  /** Moves the row to where the machine said, if nobody moved it since it was read. */
  void move(TaskRow row, Standing to) throws SQLException {
    int moved =
        sql.update(
            "UPDATE task SET state = ?, desired = ?, wait_reason = NULL, not_before = NULL"
                + " WHERE id = ? AND state = ? AND lease = ?",
            to.state().name(),
            to.desired().name(),
            row.id(),
            row.standing().state().name(),
            row.lease());
    requireMoved(moved);
  }

  /** As {@link #move}, for a wish that leaves the task where it is: what it waits for stays. */
  void wish(TaskRow row, Standing to) throws SQLException {
    requireMoved(
        sql.update(
            "UPDATE task SET state = ?, desired = ? WHERE id = ? AND state = ? AND lease = ?",
            to.state().name(),
            to.desired().name(),
            row.id(),
            row.standing().state().name(),
            row.lease()));
  }

  /** Ends the task and stores the event that tells it, in the same transaction (E01). */
  Moved finish(TaskRow row, Standing to, TaskResult result) throws SQLException {
    TaskFailure failure = result.failure();
    Path file = result.file();
    int moved =
        sql.update(
            "UPDATE task SET state = ?, desired = ?, wait_reason = NULL, not_before = NULL,"
                + " resume_data = NULL, received = ?, sent = ?, result = ?, status = ?, error = ?,"
                + " file = ?, ended = ? WHERE id = ? AND state = ? AND lease = ?",
            to.state().name(),
            to.desired().name(),
            result.received(),
            result.sent(),
            seal(row, result),
            result.response() == null ? 0 : result.response().statusCode(),
            failure == null ? 0 : failure.code(),
            file == null ? null : file.toString(),
            context.now(),
            row.id(),
            row.standing().state().name(),
            row.lease());
    requireMoved(moved);
    sql.update("UPDATE session SET unfinished = unfinished - 1 WHERE id = ?", row.session());
    return row.moved(to, store(row, new EventBody.Finished(result)));
  }

  /** Puts an event of the task into the outbox of its session; returns its sequence number. */
  long store(TaskRow row, EventBody body) throws SQLException {
    return store(row.session(), row.key(), row.id(), body);
  }

  /** Puts an event into the outbox of a session; returns its sequence number. */
  long store(long session, SessionKey key, @Nullable Long task, EventBody body)
      throws SQLException {
    long sequence =
        sql.number(
            "UPDATE session SET last_seq = last_seq + 1 WHERE id = ? RETURNING last_seq", session);
    byte[] plain = EventCodec.write(body);
    sql.update(
        "INSERT INTO event (session, seq, kind, task, body, at) VALUES (?, ?, ?, ?, ?, ?)",
        session,
        sequence,
        EventCodec.kind(body),
        task,
        plain == null ? null : context.secrets().seal(Seals.event(key, sequence), plain),
        context.now());
    return sequence;
  }

  byte[] seal(TaskRow row, TaskResult result) {
    return context
        .secrets()
        .seal(Seals.result(row.key(), row.identifier()), ResultCodec.write(result));
  }

  static void requireMoved(int rows) {
    if (rows != 1) {
      throw stale();
    }
  }

  static StoreException stale() {
    return new StoreException(
        Reason.STALE_LEASE, "The task was claimed again or has moved on; let go of it.");
  }
}
