// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.Checkpoint;
import dev.urlsession.daemon.model.EventBody;
import dev.urlsession.daemon.model.Lease;
import dev.urlsession.daemon.model.Moved;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.Standing;
import dev.urlsession.daemon.model.TaskEntry;
import dev.urlsession.daemon.model.TaskFailure;
import dev.urlsession.daemon.model.TaskMachine;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.TaskResult;
import dev.urlsession.daemon.model.TaskSignal;
import dev.urlsession.daemon.model.TaskState;
import dev.urlsession.daemon.model.Trouble;
import dev.urlsession.daemon.model.Wait;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Commands about tasks that the engine gives. */
final class Moves {

  private final Context context;
  private final Sql sql;
  private final TaskRows rows;

  Moves(Context context, TaskRows rows) {
    this.context = context;
    sql = context.sql();
    this.rows = rows;
  }

  List<TaskEntry> waiting(long after, int limit) throws SQLException {
    Map<Object, Object> same = new HashMap<>();
    return sql.list(
        "SELECT t.id, a.name, s.identifier, t.host, t.state, t.priority,"
            // What it waited for may have happened while nobody looked.
            + " CASE WHEN t.wait_reason IN ('NO_NETWORK', 'METERED', 'DISK_FULL', 'CHALLENGE') THEN"
            + " NULL ELSE"
            + " t.not_before END FROM task t JOIN session s ON s.id = t.session JOIN app a ON a.id"
            + " = s.app WHERE t.id > ? AND t.state IN ('QUEUED', 'WAITING') ORDER BY t.id LIMIT ?",
        row ->
            new TaskEntry(
                row.getLong(1),
                intern(same, new SessionKey(row.getString(2), row.getString(3))),
                intern(same, Objects.requireNonNull(row.getString(4))),
                TaskState.valueOf(row.getString(5)),
                row.getFloat(6),
                row.getLong(7)),
        after,
        limit);
  }

  @SuppressWarnings("unchecked") // A key is its own value.
  private static <T> T intern(Map<Object, Object> same, T value) {
    Object first = same.putIfAbsent(value, value);
    return first == null ? value : (T) first;
  }

  Optional<TaskRecord> claim(long id) throws SQLException {
    TaskRow row = rows.byId(id);
    Standing to = row == null ? null : TaskMachine.next(row.standing(), TaskSignal.CLAIM);
    if (row == null || to == null) {
      return Optional.empty();
    }
    rows.move(row, to);
    sql.update("UPDATE task SET lease = lease + 1, attempts = attempts + 1 WHERE id = ?", id);
    return Optional.of(Objects.requireNonNull(rows.byId(id)).open(context.secrets()));
  }

  Moved checkpoint(Lease lease, Checkpoint checkpoint) throws SQLException {
    TaskRow row = leased(lease);
    write(row, checkpoint);
    return row.moved(row.standing(), 0);
  }

  private void write(TaskRow row, Checkpoint checkpoint) throws SQLException {
    byte[] resumeData = checkpoint.resumeData();
    sql.update(
        "UPDATE task SET received = ?, sent = ?, expected = ?, resume_data = ? WHERE id = ?",
        checkpoint.received(),
        checkpoint.sent(),
        checkpoint.expected(),
        resumeData == null
            ? null
            : context.secrets().seal(Seals.resumeData(row.key(), row.identifier()), resumeData),
        row.id());
  }

  Moved hold(Lease lease, Wait wait, @Nullable EventBody event, Trouble trouble)
      throws SQLException {
    TaskRow row = leased(lease);
    Standing to = next(row, TaskSignal.HOLD);
    Instant until = wait.until();
    TaskRows.requireMoved(
        sql.update(
            "UPDATE task SET state = ?, wait_reason = ?, not_before = ?, failures = ?, doubts = ?,"
                + " mismatches = ?, restarts = ?, asked = ?, begun = ?"
                + " WHERE id = ? AND state = ? AND lease = ?",
            to.state().name(),
            wait.reason().name(),
            until == null ? null : until.toEpochMilli(),
            trouble.failures(),
            trouble.doubts(),
            trouble.mismatches(),
            trouble.restarts(),
            trouble.asked() ? 1 : 0,
            trouble.begun() ? 1 : 0,
            row.id(),
            row.standing().state().name(),
            row.lease()));
    return row.moved(to, event == null ? 0 : rows.store(row, event));
  }

  /** RELEASE, VERIFY and RESTART: only the state changes, unless a cancelled task ends. */
  Moved step(Lease lease, TaskSignal signal) throws SQLException {
    TaskRow row = leased(lease);
    return step(row, next(row, signal));
  }

  Moved step(TaskRow row, Standing to) throws SQLException {
    if (to.state() == TaskState.DONE) {
      return rows.finish(row, to, TaskResult.failed(TaskFailure.cancelled()));
    }
    rows.move(row, to);
    return row.moved(to, 0);
  }

  Moved restart(Lease lease) throws SQLException {
    TaskRow row = leased(lease);
    Standing to = next(row, TaskSignal.RESTART);
    write(row, Checkpoint.NONE);
    sql.update("UPDATE task SET result = NULL, file = NULL WHERE id = ?", row.id());
    return step(row, to);
  }

  Moved verify(Lease lease, Checkpoint checkpoint) throws SQLException {
    TaskRow row = leased(lease);
    Standing to = next(row, TaskSignal.VERIFY);
    write(row, checkpoint);
    return step(row, to);
  }

  Moved finalizing(Lease lease, TaskResult result) throws SQLException {
    TaskRow row = leased(lease);
    Standing to = next(row, TaskSignal.FINALIZE);
    sql.update(
        "UPDATE task SET result = ?, file = ? WHERE id = ?",
        rows.seal(row, result),
        Objects.requireNonNull(result.file(), "a file is about to get its name").toString(),
        row.id());
    return step(row, to);
  }

  Moved done(Lease lease, TaskResult result) throws SQLException {
    TaskRow row = leased(lease);
    boolean well = result.failure() == null;
    return rows.finish(row, next(row, well ? TaskSignal.SUCCEED : TaskSignal.FAIL), result);
  }

  Optional<Moved> wake(long id) throws SQLException {
    TaskRow row = rows.byId(id);
    Standing to = row == null ? null : TaskMachine.next(row.standing(), TaskSignal.WAKE);
    return row == null || to == null ? Optional.empty() : Optional.of(step(row, to));
  }

  Optional<Moved> expire(long id, TaskResult result) throws SQLException {
    TaskRow row = rows.byId(id);
    if (row == null || row.standing().state().isLeased()) {
      return Optional.empty();
    }
    Standing to = TaskMachine.next(row.standing(), TaskSignal.FAIL);
    return to == null ? Optional.empty() : Optional.of(rows.finish(row, to, result));
  }

  private TaskRow leased(Lease lease) throws SQLException {
    TaskRow row = rows.byId(lease.taskId());
    if (row == null || row.lease() != lease.number() || !row.standing().state().isLeased()) {
      throw TaskRows.stale();
    }
    return row;
  }

  private static Standing next(TaskRow row, TaskSignal signal) {
    Standing to = TaskMachine.next(row.standing(), signal);
    if (to == null) {
      throw TaskRows.stale();
    }
    return to;
  }
}
