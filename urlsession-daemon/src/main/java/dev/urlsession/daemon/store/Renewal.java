// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.EventBody;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.daemon.model.TaskFailure;
import dev.urlsession.daemon.model.TaskResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Turns an older copy of the database into one that can be gone on with. */
final class Renewal {

  /** Apple's {@code NSURLErrorBackgroundSessionWasDisconnected}. */
  private static final int DISCONNECTED = -997;

  // More than can have been used since the copy was made: what the lost part gave out, epochs and
  // task identifiers, must not be given out again.
  private static final int AHEAD = 1_000_000;

  private final Context context;
  private final Sql sql;
  private final TaskRows rows;
  private final Sessions sessions;

  Renewal(Context context) {
    this.context = context;
    sql = context.sql();
    rows = new TaskRows(context);
    sessions = new Sessions(context);
  }

  /** Also for these sessions, which the copy may not know. */
  void renew(String why, Set<SessionKey> others) throws SQLException {
    Set<SessionKey> all = new LinkedHashSet<>(others);
    all.addAll(
        sql.list(
            "SELECT a.name, s.identifier FROM session s JOIN app a ON a.id = s.app"
                + " WHERE s.phase < 2",
            row -> new SessionKey(row.getString(1), row.getString(2))));
    failWhatHasNoFile();
    all.addAll(new SidecarTasks(context, sessions).restore());
    for (SessionKey key : all) {
      if (sessions.find(key) == null) {
        sessions.attach(key, SessionSettings.defaults());
      }
      SessionRow row = sessions.present(key);
      sql.update(
          "UPDATE session SET serial = ?, epoch = epoch + ?, last_identifier = last_identifier + ?,"
              + " sent_seq = last_seq, phase = 0 WHERE id = ?",
          sessions.newSerial(),
          AHEAD,
          AHEAD,
          row.id());
      rows.store(row.id(), key, null, new EventBody.SessionLost(why));
    }
  }

  /** A result whose file is gone was taken after the copy was made, or is lost. */
  private void failWhatHasNoFile() throws SQLException {
    for (TaskRow row :
        sql.list(TaskRow.COLUMNS + "WHERE t.state = 'DONE' AND t.file IS NOT NULL", TaskRow::of)) {
      TaskResult result = row.open(context.secrets()).result();
      Path file = result == null ? null : result.file();
      if (file != null && !Files.exists(file)) {
        TaskFailure lost = TaskFailure.of(DISCONNECTED, "The downloaded file was lost.");
        sql.update(
            "UPDATE task SET result = ?, error = ?, file = NULL WHERE id = ?",
            rows.seal(row, TaskResult.failed(lost)),
            lost.code(),
            row.id());
      }
    }
  }
}
