// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.event;

/** What becomes of a response. */
public sealed interface Verdict {

  /** Deliver the body. */
  record Allow() implements Verdict {}

  /** End the task as cancelled. */
  record Cancel() implements Verdict {}

  /** Go on as a download whose events go to the successor. */
  record BecomeDownload(TaskEventSink successor) implements Verdict {}
}
