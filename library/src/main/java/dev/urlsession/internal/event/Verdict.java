// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.event;

/** What becomes of a response. */
public sealed interface Verdict {

  /** Deliver the body. */
  record Allow() implements Verdict {}

  /** End the task as cancelled. */
  record Cancel() implements Verdict {}

  /** Go on as a download. */
  record BecomeDownload(Successor successor) implements Verdict {}

  /** The download that takes over. Both are called once, on the loop, and only if it does. */
  interface Successor {

    /** Makes it; events go there from now on. */
    TaskEventSink take();

    /** Tells the user of it, once events go there. */
    void announce();
  }
}
