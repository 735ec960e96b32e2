// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.Attachment;
import dev.urlsession.daemon.model.HistoryEntry.Outcome;
import dev.urlsession.daemon.model.Standing;
import dev.urlsession.daemon.model.TaskMachine;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.TaskSignal;
import dev.urlsession.daemon.model.TaskState;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Commands that clean up: after a crash, after an invalidation, after years. */
final class Housekeeping {

  private final Context context;
  private final Sql sql;
  private final Sessions sessions;
  private final Moves moves;
  private final Outbox outbox;

  Housekeeping(Context context, Sessions sessions, Moves moves, Outbox outbox) {
    this.context = context;
    sql = context.sql();
    this.sessions = sessions;
    this.moves = moves;
    this.outbox = outbox;
  }

  Map<TaskState, Long> counts() throws SQLException {
    Map<TaskState, Long> counts = new EnumMap<>(TaskState.class);
    sql.list(
        "SELECT state, COUNT(*) FROM task GROUP BY state",
        row -> counts.put(TaskState.valueOf(row.getString(1)), row.getLong(2)));
    return counts;
  }

  Set<String> spooled() throws SQLException {
    return Set.copyOf(
        sql.list(
            "SELECT spool FROM task WHERE spool IS NOT NULL",
            row -> String.valueOf(Path.of(row.getString(1)).getFileName())));
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
    return new Leftovers(files, tasks, 0, true);
  }

  Leftovers sweep() throws SQLException {
    long oldest = context.now() - context.options().unclaimed().toMillis();
    List<Path> files = new ArrayList<>();
    List<Long> tasks = new ArrayList<>();
    for (SessionRow session :
        sql.list(SessionRow.COLUMNS + "WHERE s.acked_seq < s.last_seq", SessionRow::of)) {
      // The oldest ones without a gap, whatever the clock did in between.
      long young =
          sql.number(
              "SELECT coalesce(min(seq), ?) FROM event WHERE session = ? AND at > ?",
              session.lastSequence() + 1,
              session.id(),
              oldest);
      if (young - 1 > session.acknowledged()) {
        Leftovers dropped = outbox.drop(session, young - 1, Outcome.EXPIRED);
        files.addAll(dropped.files());
        tasks.addAll(dropped.tasks());
      }
    }
    trimHistory();
    return new Leftovers(files, tasks, 0, false);
  }

  private void trimHistory() throws SQLException {
    sql.update(
        "DELETE FROM history WHERE ended < ?",
        context.now() - context.options().historyAge().toMillis());
    sql.update(
        "DELETE FROM history WHERE id <= (SELECT max(id) FROM history) - ?",
        context.options().historyRows());
    sql.update(
        "DELETE FROM session WHERE phase = 2"
            + " AND NOT EXISTS (SELECT 1 FROM history WHERE history.session = session.id)");
    // What was freed goes back to the volume, a little at a time.
    sql.update("PRAGMA incremental_vacuum(1000)");
  }
}
