// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import org.jspecify.annotations.Nullable;

/**
 * What was asked of one {@link Progress} and whom to tell. Hands the handler to run back to the
 * caller, who runs it without a lock; so that each request runs it exactly once, whichever of the
 * request and the handler comes first (B-336).
 */
final class ProgressControl {

  private static final Runnable NOTHING = () -> {};

  private boolean cancelled;
  private boolean paused;
  private @Nullable Runnable cancellationHandler;
  private @Nullable Runnable pausingHandler;
  private @Nullable Runnable resumingHandler;

  synchronized boolean isCancelled() {
    return cancelled;
  }

  synchronized boolean isPaused() {
    return paused;
  }

  /** What to run now; null when it was cancelled before. */
  synchronized @Nullable Runnable cancel() {
    if (cancelled) {
      return null;
    }
    cancelled = true;
    return orNothing(cancellationHandler);
  }

  /** What to run now; null when it is paused already. */
  synchronized @Nullable Runnable pause() {
    if (paused) {
      return null;
    }
    paused = true;
    return orNothing(pausingHandler);
  }

  /** What to run now; null when it is not paused. */
  synchronized @Nullable Runnable resume() {
    if (!paused) {
      return null;
    }
    paused = false;
    return orNothing(resumingHandler);
  }

  /** Keeps the handler; what to run now. */
  synchronized Runnable onCancel(@Nullable Runnable handler) {
    cancellationHandler = handler;
    return orNothing(cancelled ? handler : null);
  }

  /** Keeps the handler; what to run now. */
  synchronized Runnable onPause(@Nullable Runnable handler) {
    pausingHandler = handler;
    return orNothing(paused ? handler : null);
  }

  synchronized void onResume(@Nullable Runnable handler) {
    resumingHandler = handler;
  }

  private static Runnable orNothing(@Nullable Runnable handler) {
    return handler == null ? NOTHING : handler;
  }
}
