// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.LaunchEntry;
import dev.urlsession.daemon.model.LaunchState;
import dev.urlsession.daemon.model.SessionKey;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Commands about starting applications. */
final class LaunchRows {

  private final Context context;
  private final Sql sql;
  private final Sessions sessions;

  LaunchRows(Context context, Sessions sessions) {
    this.context = context;
    sql = context.sql();
    this.sessions = sessions;
  }

  boolean needsApp(SessionKey key) throws SQLException {
    SessionRow session = sessions.find(key);
    if (session == null || session.lastSequence() == session.acknowledged()) {
      return false;
    }
    return session.unfinished() == 0
        || sql.number(
                "SELECT count(*) FROM event WHERE session = ? AND kind <> ?",
                session.id(),
                EventCodec.FINISHED)
            > 0;
  }

  LaunchState state(String app) throws SQLException {
    LaunchState state =
        sql.first(
            "SELECT launch_delay, last_launch, launch_failures FROM app WHERE name = ?",
            row ->
                new LaunchState(
                    Duration.ofMillis(row.getLong(1)),
                    Instant.ofEpochMilli(row.getLong(2)),
                    row.getInt(3)),
            app);
    return state == null ? LaunchState.FRESH : state;
  }

  LaunchState save(String app, LaunchState state) throws SQLException {
    sql.update(
        "UPDATE app SET launch_delay = ?, last_launch = ?, launch_failures = ? WHERE name = ?",
        state.delay().toMillis(),
        state.lastLaunch().toEpochMilli(),
        state.failures(),
        app);
    return state;
  }

  long begin(SessionKey session, LaunchState after) throws SQLException {
    save(session.app(), after);
    long id =
        sql.number(
            "INSERT INTO launch (app, identifier, started, outcome) VALUES (?, ?, ?, ?)"
                + " RETURNING id",
            session.app(),
            session.identifier(),
            context.now(),
            "running");
    sql.update("DELETE FROM launch WHERE id <= ?", id - LaunchStore.REMEMBERED);
    return id;
  }

  long note(long id, String outcome) throws SQLException {
    sql.update("UPDATE launch SET outcome = ? WHERE id = ?", outcome, id);
    return id;
  }

  List<LaunchEntry> latest(int limit) throws SQLException {
    return sql.list(
        "SELECT id, app, identifier, started, outcome FROM launch ORDER BY id DESC LIMIT ?",
        row ->
            new LaunchEntry(
                row.getLong(1),
                new SessionKey(row.getString(2), row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                row.getString(5)),
        Math.min(limit, LaunchStore.REMEMBERED));
  }
}
