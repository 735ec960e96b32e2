// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.Attachment;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionRecord;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.daemon.store.StoreException.Reason;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Commands about sessions. */
final class Sessions {

  private static final String BY_KEY = SessionRow.COLUMNS + "WHERE a.name = ? AND s.identifier = ?";

  private final Context context;
  private final Sql sql;

  Sessions(Context context) {
    this.context = context;
    sql = context.sql();
  }

  SessionRecord attach(SessionKey key, @Nullable SessionSettings settings) throws SQLException {
    SessionRow row = find(key);
    if (row == null) {
      create(key, settings == null ? SessionSettings.defaults() : settings);
    } else if (settings != null) {
      // Whoever makes the session anew has it as new, whatever the one before wanted of it.
      sql.update(
          "UPDATE session SET settings = ?, phase = ? WHERE id = ?",
          seal(key, settings),
          SessionRow.OPEN,
          row.id());
    }
    sql.update(
        "UPDATE session SET epoch = epoch + 1, seen_seq = sent_seq"
            + " WHERE identifier = ? AND app = (SELECT id FROM app WHERE name = ?)",
        key.identifier(),
        key.app());
    return record(present(key));
  }

  private void create(SessionKey key, SessionSettings settings) throws SQLException {
    sql.update("INSERT INTO app (name) VALUES (?) ON CONFLICT (name) DO NOTHING", key.app());
    sql.update(
        "INSERT INTO session (app, identifier, serial, settings, created)"
            + " VALUES ((SELECT id FROM app WHERE name = ?), ?, ?, ?, ?)",
        key.app(),
        key.identifier(),
        newSerial(),
        seal(key, settings),
        context.now());
  }

  Optional<SessionRecord> session(SessionKey key) throws SQLException {
    SessionRow row = find(key);
    return row == null || row.phase() == SessionRow.OVER
        ? Optional.empty()
        : Optional.of(record(row));
  }

  List<SessionRecord> sessions(@Nullable String app) throws SQLException {
    List<SessionRow> rows =
        sql.list(
            SessionRow.COLUMNS + "WHERE s.phase < 2 AND (a.name = ? OR ? IS NULL) ORDER BY s.id",
            SessionRow::of,
            app,
            app);
    return rows.stream().map(this::record).toList();
  }

  SessionRecord finish(Attachment by) throws SQLException {
    SessionRow row = require(by);
    sql.update("UPDATE session SET phase = ? WHERE id = ?", SessionRow.ENDING, row.id());
    endIfDone(row.id());
    return record(present(by.session()));
  }

  /** A session that was told to end does so with its last event; whether it did now. */
  boolean endIfDone(long session) throws SQLException {
    return sql.update(
            "UPDATE session SET phase = 2"
                + " WHERE id = ? AND phase = 1 AND unfinished = 0 AND acked_seq = last_seq",
            session)
        == 1;
  }

  /** The session this attachment is the latest of. */
  SessionRow require(Attachment by) throws SQLException {
    SessionRow row = present(by.session());
    if (row.epoch() != by.epoch()) {
      throw new StoreException(
          Reason.STALE_EPOCH,
          "Another process has attached to the background session since; this one has lost it.");
    }
    return row;
  }

  SessionRow present(SessionKey key) throws SQLException {
    SessionRow row = find(key);
    if (row == null) {
      throw new StoreException(
          Reason.NO_SESSION, "There is no background session of this identifier; attach first.");
    }
    return row;
  }

  @Nullable SessionRow find(SessionKey key) throws SQLException {
    return sql.first(BY_KEY, SessionRow::of, key.app(), key.identifier());
  }

  private SessionRecord record(SessionRow row) {
    byte[] settings = context.secrets().open(row.sealName(), row.settings());
    return new SessionRecord(
        row.key(),
        SettingsCodec.read(settings),
        row.epoch(),
        row.lastIdentifier(),
        row.acknowledged(),
        row.sentSequence(),
        row.lastSequence(),
        row.unfinished(),
        row.phase() != SessionRow.OPEN,
        row.phase() == SessionRow.OVER,
        Instant.ofEpochMilli(row.created()));
  }

  private byte[] seal(SessionKey key, SessionSettings settings) {
    return context.secrets().seal(Seals.settings(key), SettingsCodec.write(settings));
  }

  /** A name for its events that no other session has. */
  String newSerial() {
    return Long.toHexString(context.options().random().nextLong());
  }
}
