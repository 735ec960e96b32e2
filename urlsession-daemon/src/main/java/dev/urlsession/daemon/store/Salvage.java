// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.SessionKey;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads what can be read of a damaged database, without writing to it. */
final class Salvage {

  private Salvage() {}

  /** The sessions it still names; as many as there are before the damage. */
  static List<SessionKey> sessions(Path database) {
    List<SessionKey> found = new ArrayList<>();
    String url = database.toUri() + "?immutable=1";
    try (Sql sql = new Sql(url)) {
      sql.list(
          "SELECT a.name, s.identifier FROM session s JOIN app a ON a.id = s.app"
              + " WHERE s.phase < 2",
          row -> found.add(new SessionKey(row.getString(1), row.getString(2))));
    } catch (SQLException | IllegalArgumentException endOfWhatIsReadable) {
      // What was found so far is what there is.
    }
    return found;
  }
}
