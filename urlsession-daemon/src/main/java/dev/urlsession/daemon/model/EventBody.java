// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

import java.time.Instant;

/** What a stored event tells the application. */
public sealed interface EventBody {

  /** A task is over: one unit of response, file, metrics and completion. */
  record Finished(TaskResult result) implements EventBody {}

  /** {@code willBeginDelayedRequest} must be asked; the task waits for the answer. */
  record DelayedRequest(Instant earliestBegin) implements EventBody {}

  /** The task cannot go on without the application (401 after success, a source that changed). */
  record Attention(TaskFailure why) implements EventBody {}

  /** The state was damaged: what this session had is, or may be, lost (P16). */
  record SessionLost(String why) implements EventBody {}
}
