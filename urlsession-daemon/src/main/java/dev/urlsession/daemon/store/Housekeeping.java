// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.Attachment;
import dev.urlsession.daemon.model.HistoryEntry.Outcome;
import dev.urlsession.daemon.model.Standing;
import dev.urlsession.daemon.model.TaskMachine;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.TaskSignal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Commands that clean up: after a crash, after an invalidation, after years. */
final class Housekeeping {

  private final Context context;
  private final Sql sql;
  private final Sessions sessions;
  private final Moves moves;

  Housekeeping(Context context, Sessions sessions, Moves moves) {
    this.context = context;
    sql = context.sql();
    this.sessions = sessions;
    this.moves = moves;
  }

  /** Takes every lease away: whoever held one is gone. */
  Recovery recover(Recovery.@Nullable Repair repair) throws SQLException {
    sql.update(
        "UPDATE task SET lease = lease + 1 WHERE state IN ('RUNNING', 'VERIFYING', 'FINALIZING')");
    int interrupted = 0;
    List<TaskRecord> unsettled = new ArrayList<>();
    for (TaskRow row :
        sql.list(
            TaskRow.COLUMNS
                + "WHERE t.state IN ('RUNNING', 'VERIFYING', 'FINALIZING') ORDER BY t.id",
            TaskRow::of)) {
      Standing to = Objects.requireNonNull(TaskMachine.next(row.standing(), TaskSignal.RECOVER));
      if (to.equals(row.standing())) {
        unsettled.add(row.open(context.secrets()));
      } else {
        moves.step(row, to);
        interrupted++;
      }
    }
    return new Recovery(interrupted, unsettled, repair);
  }

  Leftovers invalidate(Attachment by) throws SQLException {
    SessionRow session = sessions.require(by);
    List<Path> files = new ArrayList<>();
    List<Long> tasks =
        sql.list(
            "SELECT id, file, spool FROM task WHERE session = ?",
            row -> {
              Outbox.addFiles(row, files);
              return row.getLong(1);
            },
            session.id());
    sql.update(
        "INSERT INTO history"
            + " (session, identifier, client_key, status, error, received, sent, outcome, ended)"
            + " SELECT session, identifier, client_key, status, error, received, sent, ?,"
            + " coalesce(ended, ?) FROM task WHERE session = ?",
        Outcome.INVALIDATED.name(),
        context.now(),
        session.id());
    sql.update("DELETE FROM task WHERE session = ?", session.id());
    sql.update("DELETE FROM event WHERE session = ?", session.id());
    sql.update(
        "UPDATE session SET phase = ?, unfinished = 0, acked_seq = last_seq, sent_seq = last_seq"
            + " WHERE id = ?",
        SessionRow.OVER,
        session.id());
    sql.update("UPDATE app SET tasks = tasks - ? WHERE id = ?", tasks.size(), session.app());
    return new Leftovers(files, tasks, 0);
  }

  Leftovers sweep() throws SQLException {
    return new Leftovers(List.of(), List.of(), 0);
  }
}
