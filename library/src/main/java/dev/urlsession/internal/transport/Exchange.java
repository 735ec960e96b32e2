// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import java.util.concurrent.CompletableFuture;

/** A request under way. Used on the loop. */
public interface Exchange {

  /** Completes with the response's head, or fails with a {@link WireFailure}; on the loop. */
  CompletableFuture<WireResponse> response();

  /** Who gets the next free connection first; 0 to 1. */
  void setPriority(float priority);

  /** Moves no more bytes, in either direction. */
  void suspend();

  /** Takes {@link #suspend()} back. */
  void proceed();

  /** Ends it; the response fails as cancelled if there was none. */
  void cancel();
}
