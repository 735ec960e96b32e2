// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** The database cannot be trusted as it is; {@link Repairer} knows what to do. */
final class Damage extends Exception {

  private static final long serialVersionUID = 1L;

  private static final Set<Integer> CERTAIN =
      Set.of(SQLiteErrorCode.SQLITE_CORRUPT.code, SQLiteErrorCode.SQLITE_NOTADB.code);

  private final boolean readable;

  private Damage(String message, boolean readable, @Nullable Throwable cause) {
    super(message, cause);
    this.readable = readable;
  }

  /** What is in the file is wrong: only a copy can help. */
  static Damage unreadable(String why) {
    return new Damage(why, false, null);
  }

  /** The file is right but not the latest: something is missing. */
  static Damage outdated(String why) {
    return new Damage(why, true, null);
  }

  /** The damage that a failure shows; null when it shows none. */
  static @Nullable Damage shownBy(SQLException failure) {
    return CERTAIN.contains(failure.getErrorCode() & 0xff)
        ? new Damage("The database is damaged.", false, failure)
        : null;
  }

  /** Whether the database itself is the best copy there is. */
  boolean isReadable() {
    return readable;
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
