// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.URLRequest;
import dev.urlsession.daemon.model.Attachment;
import dev.urlsession.daemon.model.Desired;
import dev.urlsession.daemon.model.Moved;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.Standing;
import dev.urlsession.daemon.model.TaskChange;
import dev.urlsession.daemon.model.TaskFailure;
import dev.urlsession.daemon.model.TaskMachine;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.TaskResult;
import dev.urlsession.daemon.model.TaskSignal;
import dev.urlsession.daemon.model.TaskState;
import dev.urlsession.daemon.model.Wait;
import dev.urlsession.daemon.model.WaitReason;
import dev.urlsession.daemon.store.StoreException.Reason;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Commands about tasks that the application gives. */
final class Tasks {

  private final Secrets secrets;
  private final Sql sql;
  private final Sessions sessions;
  private final TaskRows rows;

  Tasks(Context context, Sessions sessions, TaskRows rows) {
    secrets = context.secrets();
    sql = context.sql();
    this.sessions = sessions;
    this.rows = rows;
  }

  Optional<TaskRecord> task(SessionKey session, long identifier) throws SQLException {
    return opened(rows.byIdentifier(session, identifier));
  }

  Optional<TaskRecord> task(long id) throws SQLException {
    return opened(rows.byId(id));
  }

  List<TaskRecord> page(SessionKey session, long after, int limit) throws SQLException {
    SessionRow row = sessions.find(session);
    if (row == null) {
      return List.of();
    }
    return sql
        .list(
            TaskRow.COLUMNS
                + "WHERE t.session = ? AND t.identifier > ? ORDER BY t.identifier LIMIT ?",
            TaskRow::of,
            row.id(),
            after,
            Math.min(limit, TaskStore.LARGEST_PAGE))
        .stream()
        .map(task -> task.open(secrets))
        .toList();
  }

  Moved setDesired(Attachment by, long identifier, Desired desired) throws SQLException {
    TaskRow row = require(by, identifier);
    TaskSignal signal =
        switch (desired) {
          case RUN -> TaskSignal.RESUME;
          case SUSPEND -> TaskSignal.SUSPEND;
          case CANCEL -> TaskSignal.CANCEL;
        };
    Standing to = TaskMachine.next(row.standing(), signal);
    if (to == null || to.equals(row.standing())) {
      return row.moved(row.standing(), 0);
    }
    if (to.state() == TaskState.DONE) {
      return rows.finish(row, to, TaskResult.failed(TaskFailure.cancelled()));
    }
    rows.wish(row, to);
    return row.moved(to, 0);
  }

  Moved change(Attachment by, long identifier, TaskChange change) throws SQLException {
    TaskRow row = require(by, identifier);
    if (row.standing().state().isFinal()) {
      return row.moved(row.standing(), 0);
    }
    if (change instanceof TaskChange.Description description) {
      sql.update("UPDATE task SET description = ? WHERE id = ?", description.text(), row.id());
    } else if (change instanceof TaskChange.Priority priority) {
      sql.update("UPDATE task SET priority = ? WHERE id = ?", priority.value(), row.id());
    } else if (change instanceof TaskChange.ExpectedCounts counts) {
      SpecCodec.Spec old = row.spec(secrets);
      setSpec(row, spec(old, old.request(), old.earliestBegin(), counts));
    } else if (change instanceof TaskChange.EarliestBegin begin) {
      return postpone(row, begin.at());
    } else if (change instanceof TaskChange.Request request) {
      return replace(row, request.request());
    }
    return row.moved(row.standing(), 0);
  }

  private Moved postpone(TaskRow row, @Nullable Instant at) throws SQLException {
    SpecCodec.Spec old = row.spec(secrets);
    setSpec(row, spec(old, old.request(), at, counts(old)));
    if (row.waitingFor() == null && !row.standing().state().isLeased()) {
      sql.update(
          "UPDATE task SET not_before = ? WHERE id = ?",
          at == null ? null : at.toEpochMilli(),
          row.id());
    }
    return row.moved(row.standing(), 0);
  }

  private Moved replace(TaskRow row, URLRequest request) throws SQLException {
    SpecCodec.Spec old = row.spec(secrets);
    setSpec(row, spec(old, request, old.earliestBegin(), counts(old)));
    sql.update("UPDATE task SET host = ? WHERE id = ?", Hosts.of(request), row.id());
    Wait wait = row.waitingFor();
    Standing woken = TaskMachine.next(row.standing(), TaskSignal.WAKE);
    if (woken == null || wait == null || !isForApp(wait.reason())) {
      return row.moved(row.standing(), 0);
    }
    rows.move(row, woken);
    return row.moved(woken, 0);
  }

  private static boolean isForApp(WaitReason reason) {
    return switch (reason) {
      case APP_ATTENTION, CHALLENGE, DELAYED_REQUEST -> true;
      default -> false;
    };
  }

  private static TaskChange.ExpectedCounts counts(SpecCodec.Spec spec) {
    return new TaskChange.ExpectedCounts(spec.expectedToSend(), spec.expectedToReceive());
  }

  private static SpecCodec.Spec spec(
      SpecCodec.Spec old,
      URLRequest request,
      @Nullable Instant earliestBegin,
      TaskChange.ExpectedCounts counts) {
    return new SpecCodec.Spec(
        request,
        old.source(),
        earliestBegin,
        counts.toSend(),
        counts.toReceive(),
        old.resumeData(),
        old.hearsChallenges());
  }

  private void setSpec(TaskRow row, SpecCodec.Spec spec) throws SQLException {
    sql.update(
        "UPDATE task SET spec = ? WHERE id = ?",
        secrets.seal(Seals.spec(row.key(), row.identifier()), SpecCodec.write(spec)),
        row.id());
  }

  private TaskRow require(Attachment by, long identifier) throws SQLException {
    sessions.require(by);
    TaskRow row = rows.byIdentifier(by.session(), identifier);
    if (row == null) {
      throw new StoreException(
          Reason.NO_TASK, "The session has no task with the identifier " + identifier + ".");
    }
    return row;
  }

  private Optional<TaskRecord> opened(@Nullable TaskRow row) {
    return row == null ? Optional.empty() : Optional.of(row.open(secrets));
  }
}
