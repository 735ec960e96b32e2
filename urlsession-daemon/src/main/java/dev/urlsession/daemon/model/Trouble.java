// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

/**
 * What a task has been through. It is kept with the task, so that a daemon that is started again
 * neither hurries more than the one before nor asks again.
 *
 * @param failures attempts in a row that failed in passing and brought no byte
 * @param doubts likewise, with a failure that makes little sense
 * @param mismatches how often the whole was not what its digest says
 * @param restarts how often the content changed, so that it began anew (N04)
 * @param asked whether the application was asked for help
 * @param begun whether the application was asked about a delayed request
 */
public record Trouble(
    int failures, int doubts, int mismatches, int restarts, boolean asked, boolean begun) {

  /** None so far. */
  public static final Trouble NONE = new Trouble(0, 0, 0, 0, false, false);

  /** An attempt failed that brought nothing. */
  public Trouble failed() {
    return new Trouble(failures + 1, doubts, mismatches, restarts, asked, begun);
  }

  /** So did this one, and nobody knows why. */
  public Trouble doubtful() {
    return new Trouble(failures, doubts + 1, mismatches, restarts, asked, begun);
  }

  /** A byte came: failures count anew, and help has helped. */
  public Trouble progressed() {
    return new Trouble(0, 0, mismatches, restarts, false, begun);
  }

  /** The whole is not what it should be. */
  public Trouble mismatched() {
    return new Trouble(failures, doubts, mismatches + 1, restarts, asked, begun);
  }

  /** It began anew so often more. */
  public Trouble restarted(int times) {
    return new Trouble(failures, doubts, mismatches, restarts + times, asked, begun);
  }

  /** The application is asked for help. */
  public Trouble askedForHelp() {
    return new Trouble(failures, doubts, mismatches, restarts, true, begun);
  }

  /** The application is asked what to load. */
  public Trouble askedToBegin() {
    return new Trouble(failures, doubts, mismatches, restarts, asked, true);
  }
}
