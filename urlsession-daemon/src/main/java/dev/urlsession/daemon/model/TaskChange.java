// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

import dev.urlsession.URLRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing the application changes about a task it made. */
public sealed interface TaskChange {

  /** {@code taskDescription}. */
  record Description(@Nullable String text) implements TaskChange {}

  /** {@code priority}, 0 to 1. */
  record Priority(double value) implements TaskChange {}

  /** {@code earliestBeginDate}; null for at once. */
  record EarliestBegin(@Nullable Instant at) implements TaskChange {}

  /** {@code countOfBytesClientExpectsToSend} and {@code …ToReceive}; −1 for unknown. */
  record ExpectedCounts(long toSend, long toReceive) implements TaskChange {}

  /** Another request in place of the first: a delayed one, or one that was refused (N10). */
  record Request(URLRequest request) implements TaskChange {}
}
