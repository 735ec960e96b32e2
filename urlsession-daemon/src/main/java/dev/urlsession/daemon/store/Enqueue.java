// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.Attachment;
import dev.urlsession.daemon.model.Checkpoint;
import dev.urlsession.daemon.model.Desired;
import dev.urlsession.daemon.model.NewTask;
import dev.urlsession.daemon.model.Standing;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.TaskState;
import dev.urlsession.daemon.model.Trouble;
import dev.urlsession.daemon.model.UploadSource;
import dev.urlsession.daemon.model.Wait;
import dev.urlsession.daemon.store.StoreException.Reason;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accepts new tasks. Everything is checked before anything is written. */
final class Enqueue {

  private final Context context;
  private final Sql sql;
  private final Sessions sessions;
  private final TaskRows rows;

  Enqueue(Context context, Sessions sessions, TaskRows rows) {
    this.context = context;
    sql = context.sql();
    this.sessions = sessions;
    this.rows = rows;
  }

  List<TaskRecord> accept(Attachment by, List<NewTask> tasks, @Nullable Wait wait)
      throws SQLException {
    if (tasks.size() > TaskStore.LARGEST_BATCH) {
      throw new StoreException(
          Reason.BATCH_TOO_LARGE,
          "At most " + TaskStore.LARGEST_BATCH + " tasks can be enqueued at once.");
    }
    SessionRow session = sessions.require(by);
    List<@Nullable TaskRecord> answers = new ArrayList<>();
    long last = session.lastIdentifier();
    int fresh = 0;
    for (NewTask task : tasks) {
      boolean isNew = task.taskIdentifier() > last;
      answers.add(isNew ? null : accepted(session, task));
      if (isNew) {
        last = task.taskIdentifier();
        fresh++;
      }
    }
    if (fresh == 0) {
      return List.copyOf(answers);
    }
    requireOpen(session, fresh);
    for (int i = 0; i < tasks.size(); i++) {
      if (answers.get(i) == null) {
        answers.set(i, insert(session, tasks.get(i), wait));
      }
    }
    count(session, fresh, last);
    return List.copyOf(answers);
  }

  /** A task that was accepted before, wherever it is by now (P06). */
  private TaskRecord accepted(SessionRow session, NewTask task) throws SQLException {
    TaskRow row = rows.byIdentifier(session.key(), task.taskIdentifier());
    if (row != null && row.clientKey().equals(task.clientKey())) {
      return row.open(context.secrets());
    }
    if (row == null && isInHistory(session, task)) {
      Standing told = new Standing(TaskState.ACKED, task.desired());
      return record(0, session, task, told, null, Instant.ofEpochMilli(context.now()));
    }
    throw new StoreException(
        Reason.IDENTIFIER_USED,
        "The session has used the task identifier "
            + task.taskIdentifier()
            + " before; use one above "
            + session.lastIdentifier()
            + ".");
  }

  private boolean isInHistory(SessionRow session, NewTask task) throws SQLException {
    UUID key =
        sql.first(
            "SELECT client_key FROM history WHERE session = ? AND identifier = ?",
            row -> UUID.fromString(row.getString(1)),
            session.id(),
            task.taskIdentifier());
    return task.clientKey().equals(key);
  }

  private void requireOpen(SessionRow session, int fresh) throws SQLException {
    if (session.phase() != SessionRow.OPEN) {
      throw new StoreException(
          Reason.SESSION_ENDING, "The background session was invalidated and takes no more tasks.");
    }
    long has = sql.number("SELECT tasks FROM app WHERE id = ?", session.app());
    int most = context.options().tasksPerApp();
    if (has + fresh > most) {
      throw new StoreException(
          Reason.QUOTA,
          "The application has "
              + has
              + " background tasks of at most "
              + most
              + "; let some finish, and let their events be delivered, first.");
    }
  }

  private TaskRecord insert(SessionRow session, NewTask task, @Nullable Wait wanted)
      throws SQLException {
    boolean runs = task.desired() == Desired.RUN;
    Wait wait = runs && isLater(wanted, task.earliestBegin()) ? wanted : null;
    TaskState state = wait != null ? TaskState.WAITING : runs ? TaskState.QUEUED : TaskState.NEW;
    Standing standing = new Standing(state, task.desired());
    UploadSource source = task.source();
    Instant earliest = wait == null ? task.earliestBegin() : wait.until();
    long now = context.now();
    long id =
        sql.number(
            "INSERT INTO task (session, identifier, client_key, kind, state, desired, wait_reason,"
                + " not_before, priority, host, description, spec, spool, created)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            session.id(),
            task.taskIdentifier(),
            task.clientKey().toString(),
            task.kind().name(),
            standing.state().name(),
            standing.desired().name(),
            wait == null ? null : wait.reason().name(),
            earliest == null ? null : earliest.toEpochMilli(),
            task.priority(),
            Hosts.of(task.request()),
            task.description(),
            sealedSpec(session, task),
            source != null && source.spooled() ? source.file().toString() : null,
            now);
    return record(id, session, task, standing, wait, Instant.ofEpochMilli(now));
  }

  /** A task that begins later anyway need not wait for both. */
  private static boolean isLater(@Nullable Wait wait, @Nullable Instant earliest) {
    Instant until = wait == null ? null : wait.until();
    return until != null && (earliest == null || until.isAfter(earliest));
  }

  private byte[] sealedSpec(SessionRow session, NewTask task) {
    byte[] plain = SpecCodec.write(SpecCodec.Spec.of(task));
    return context.secrets().seal(Seals.spec(session.key(), task.taskIdentifier()), plain);
  }

  private void count(SessionRow session, int fresh, long last) throws SQLException {
    sql.update(
        "UPDATE session SET unfinished = unfinished + ?, last_identifier = ? WHERE id = ?",
        fresh,
        last,
        session.id());
    sql.update("UPDATE app SET tasks = tasks + ? WHERE id = ?", fresh, session.app());
  }

  private static TaskRecord record(
      long id,
      SessionRow session,
      NewTask task,
      Standing standing,
      @Nullable Wait wait,
      Instant created) {
    return new TaskRecord(
        id,
        session.key(),
        task,
        standing,
        0,
        0,
        Trouble.NONE,
        wait,
        Checkpoint.NONE,
        null,
        created);
  }
}
