// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request for one URL, made by a {@link URLSession}. Apple: {@code NSURLSessionTask}.
 *
 * <p>A task is made suspended: call {@link #resume()} to start it (B-030). It ends with exactly one
 * terminal message: {@code didCompleteWithError}, the completion handler, or the future (B-035).
 *
 * <p>Thread-safe. Properties may be read at any time; their changes are made on the session's event
 * loop. In place of key-value observing there is {@link Progress#addListener}.
 */
public interface URLSessionTask extends ProgressReporting {

  /** The default {@link #priority()}: 0.5. */
  float PRIORITY_DEFAULT = 0.5f;

  /** Below the default: 0.25. */
  float PRIORITY_LOW = 0.25f;

  /** Above the default: 0.75. */
  float PRIORITY_HIGH = 0.75f;

  /** Where a task is in its life. Apple: {@code NSURLSessionTaskState}. */
  enum State {
    /** Loading, or waiting for a connection. The timeouts apply. */
    RUNNING,
    /** Not started yet, or held by {@link URLSessionTask#suspend()}. No timeout applies. */
    SUSPENDED,
    /** Asked to cancel; messages may still arrive. */
    CANCELING,
    /** Ended, for good. */
    COMPLETED
  }

  /** Unique within the session (B-037). */
  long taskIdentifier();

  /** The request as passed in; null for a task made from invalid resume data. */
  @Nullable URLRequest originalRequest();

  /** The request loaded now: changes with each redirect and holds what the loader added (B-143). */
  @Nullable URLRequest currentRequest();

  /** The response to the current request; null before there is one. */
  @Nullable URLResponse response();

  /** The task's own delegate, asked before the session's; null without one, and after the end. */
  @Nullable URLSessionTaskDelegate delegate();

  /**
   * Sets the task's own delegate (B-041).
   *
   * @throws URLSessionUsageException when the task has been resumed already
   */
  void setDelegate(@Nullable URLSessionTaskDelegate delegate);

  /**
   * How far it is, in bytes sent and received; cancel, pause and resume act on the task (B-330).
   */
  @Override
  Progress progress();

  /** Body bytes sent, without headers and framing. */
  long countOfBytesSent();

  /** Body bytes received from the server, before decoding. */
  long countOfBytesReceived();

  /** The length of the body to send; -1 for a stream, 0 without a body (B-082). */
  long countOfBytesExpectedToSend();

  /** From the response's Content-Length; -1 when it says none or the body is encoded. */
  long countOfBytesExpectedToReceive();

  /**
   * What the client guesses will be sent, headers included; the progress goes by it while the
   * length is unknown (B-275). Default: -1, no guess.
   */
  long countOfBytesClientExpectsToSend();

  /** Sets {@link #countOfBytesClientExpectsToSend()}. */
  void setCountOfBytesClientExpectsToSend(long count);

  /**
   * What the client guesses will be received, headers included; the progress, and in background
   * sessions the daemon's care for the room on the disk, go by it while the length is unknown
   * (B-275). Default: -1, no guess.
   */
  long countOfBytesClientExpectsToReceive();

  /** Sets {@link #countOfBytesClientExpectsToReceive()}. */
  void setCountOfBytesClientExpectsToReceive(long count);

  /** Not to start before this; in force in background sessions only. Default: null. */
  @Nullable Instant earliestBeginDate();

  /** Sets {@link #earliestBeginDate()}. */
  void setEarliestBeginDate(@Nullable Instant date);

  /** A free label. Default: null. */
  @Nullable String taskDescription();

  /** Sets {@link #taskDescription()}. */
  void setTaskDescription(@Nullable String description);

  /**
   * Asks the task to end; returns at once. It completes later with {@link URLError.Code#CANCELLED}
   * (B-034). Cancelling twice, or a completed task, does nothing.
   */
  void cancel();

  /**
   * Holds the task: nothing is read or sent, no timeout runs (B-032). Calls nest: as many {@link
   * #resume()} calls are needed (B-031).
   *
   * <p>A download held longer than {@link URLSessionConfiguration#suspendedConnectionLifetime()}
   * gives its connection back and goes on by a range request later, where the server supports it.
   */
  void suspend();

  /** Starts the task, or takes one {@link #suspend()} back. Extra calls are harmless (B-031). */
  void resume();

  /** Where the task is in its life. */
  State state();

  /** Why the task failed; null while it is active and when it succeeded. */
  @Nullable URLError error();

  /**
   * The event that ended a task of a background session, from its last callbacks on; null before,
   * and in sessions of other kinds.
   */
  @Nullable BackgroundDelivery backgroundDelivery();

  /** From 0 to 1: who gets the next free connection of a host first. Default: 0.5 (B-042). */
  float priority();

  /**
   * Sets {@link #priority()}, at any time.
   *
   * @throws URLSessionUsageException when it is not between 0 and 1
   */
  void setPriority(float priority);

  /**
   * Whether data are handed over as they arrive, rather than all at the end. Default: true; false
   * for tasks with a completion handler and for downloads (B-043).
   */
  boolean prefersIncrementalDelivery();

  /** Sets {@link #prefersIncrementalDelivery()}; in force when set before the task starts. */
  void setPrefersIncrementalDelivery(boolean prefers);
}
