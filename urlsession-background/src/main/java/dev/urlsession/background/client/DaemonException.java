// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.client;

import dev.urlsession.background.protocol.Refusal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The daemon refused a call, or there is none to be had. The message says what to do. */
public final class DaemonException extends IOException {

  private static final long serialVersionUID = 1L;

  private final Problem problem;

  /** What went wrong, as far as a caller can act on it. */
  public enum Problem {
    /** No daemon, and none could be started. */
    NO_DAEMON,
    /** The line broke before the answer came. Asking again on another line does no harm. */
    LOST,
    /** Files or sockets that are not the user's own: nothing was sent. */
    UNSAFE,
    /** The two sides have no protocol in common. */
    INCOMPATIBLE,
    /** The session is attached to another process (−996). */
    SESSION_IN_USE,
    /** Another attachment has taken the session since. */
    FENCED,
    /** The session was invalidated. */
    INVALIDATED,
    /** The application has too many tasks waiting. */
    QUOTA,
    /** The disk of the daemon's state is full; nothing was accepted. */
    DISK_FULL,
    /** No such session, task or application. */
    NOT_FOUND,
    /** The daemon is about to end. */
    STOPPING,
    /** The call is wrong. */
    INVALID,
    /** The daemon failed, or said something we do not know. */
    INTERNAL
  }

  DaemonException(Problem problem, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  static DaemonException of(Refusal refusal) {
    Problem problem =
        switch (refusal.getReason()) {
          case NOT_AUTHENTICATED, STOPPING -> Problem.STOPPING;
          case INCOMPATIBLE -> Problem.INCOMPATIBLE;
          case SESSION_IN_USE -> Problem.SESSION_IN_USE;
          case FENCED -> Problem.FENCED;
          case QUOTA -> Problem.QUOTA;
          case DISK_FULL -> Problem.DISK_FULL;
          case INVALID -> Problem.INVALID;
          case NOT_FOUND -> Problem.NOT_FOUND;
          case INVALIDATED -> Problem.INVALIDATED;
          case UNKNOWN, INTERNAL, UNRECOGNIZED -> Problem.INTERNAL;
        };
    return new DaemonException(problem, refusal.getMessage(), null);
  }

  /** What went wrong. */
  public Problem problem() {
    return problem;
  }

  /** Whether the same call may succeed on a new line. */
  boolean isPassing() {
    return problem == Problem.LOST || problem == Problem.STOPPING;
  }

  /**
   * Whether a line that broke with it can be mended: then even a missing daemon may come back, and
   * one in trouble may get out of it.
   */
  boolean isMendable() {
    return isPassing()
        || problem == Problem.NO_DAEMON
        || problem == Problem.DISK_FULL
        || problem == Problem.INTERNAL;
  }
}
