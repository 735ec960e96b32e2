// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.SessionKey;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A row of {@code session}, with its settings still sealed. */
record SessionRow(
    long id,
    long app,
    SessionKey key,
    String serial,
    byte[] settings,
    long epoch,
    int phase,
    long lastIdentifier,
    long unfinished,
    long lastSequence,
    long sentSequence,
    long seenSequence,
    long acknowledged,
    long created) {

  static final String COLUMNS =
      "SELECT s.id, s.app, a.name, s.identifier, s.serial, s.settings, s.epoch, s.phase,"
          + " s.last_identifier, s.unfinished, s.last_seq, s.sent_seq, s.seen_seq, s.acked_seq,"
          + " s.created FROM session s JOIN app a ON a.id = s.app ";

  static final int OPEN = 0;
  static final int ENDING = 1;
  static final int OVER = 2;

  static SessionRow of(ResultSet row) throws SQLException {
    return new SessionRow(
        row.getLong(1),
        row.getLong(2),
        new SessionKey(row.getString(3), row.getString(4)),
        row.getString(5),
        row.getBytes(6),
        row.getLong(7),
        row.getInt(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        row.getLong(12),
        row.getLong(13),
        row.getLong(14),
        row.getLong(15));
  }

  /** The name under which its settings are sealed. */
  String sealName() {
    return Seals.settings(key);
  }
}
