// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

/** The store refused a command, or could not do it; nothing was changed. */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** No such session. */
    NO_SESSION,
    /** No such task. */
    NO_TASK,
    /** A later attach has happened. */
    STALE_EPOCH,
    /** The task was claimed again, has moved on, or is gone. */
    STALE_LEASE,
    /** The session is ending and takes no more tasks. */
    SESSION_ENDING,
    /** The task identifier was used before. */
    IDENTIFIER_USED,
    /** The application has as many tasks as it may (S17). */
    QUOTA,
    /** More than {@link TaskStore#LARGEST_BATCH} at once. */
    BATCH_TOO_LARGE,
    /** The volume of the database is full (P12). */
    STATE_VOLUME_FULL,
    /** The database is of a newer version (L12). */
    NEWER_DATABASE,
    /** The file is a database of something else. */
    FOREIGN_DATABASE,
    /** The store is closed. */
    CLOSED,
    /** The database failed. */
    BROKEN
  }

  private final transient Reason reason;

  StoreException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  StoreException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
