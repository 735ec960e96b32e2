// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.concurrent;

import java.time.Instant;

/** Where the time is looked up. */
public interface TimeSource {

  /** For measuring; only differences mean something. */
  long nanoTime();

  /** The time of day. */
  Instant now();
}
