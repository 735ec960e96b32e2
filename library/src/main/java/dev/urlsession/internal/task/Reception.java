// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.URLError;
import java.util.function.Consumer;

/** What a task does with the body of its response. Confined to the loop. */
interface Reception {

  /** Begins to pull. */
  void start();

  /** Pulls no more. */
  void suspend();

  /** Pulls again. */
  void proceed();

  /**
   * Ends early: the body is given up, and what was received is put in order. The error comes back,
   * with resume data where the download can be resumed and {@code keep} is set.
   */
  void abandon(URLError error, boolean keep, Consumer<URLError> settled);

  /** Gives the connection back for a long suspension, where it can; tells whether it did. */
  void park(Consumer<Boolean> parked);
}
