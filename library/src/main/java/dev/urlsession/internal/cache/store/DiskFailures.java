// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import java.sql.SQLException;

/** What SQLite's errors mean to a cache. */
final class DiskFailures {

  /** SQLITE_NOTADB, and what we make of another version's index. */
  static final int NOT_OURS = 26;

  private static final int CORRUPT = 11;

  private DiskFailures() {}

  /** Whether the file is of no use any more and must be made anew. */
  static boolean isRuined(SQLException failure) {
    int code = failure.getErrorCode() & 0xff;
    return code == CORRUPT || code == NOT_OURS;
  }
}
