// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import org.jspecify.annotations.Nullable;

/** Who is current on a thread, and who is below whom. */
final class ProgressScope {

  private static final ThreadLocal<@Nullable ProgressScope> CURRENT = new ThreadLocal<>();

  /** Trees may be joined from any thread, so the check for a circle needs one lock for all. */
  private static final Object JOIN = new Object();

  private final Progress progress;
  private final @Nullable ProgressScope outer;
  private long pendingUnits;
  private boolean taken;

  private ProgressScope(Progress progress, long pendingUnits, @Nullable ProgressScope outer) {
    this.progress = progress;
    this.pendingUnits = pendingUnits;
    this.outer = outer;
  }

  static @Nullable Progress currentProgress() {
    ProgressScope scope = CURRENT.get();
    return scope == null ? null : scope.progress;
  }

  static void enter(Progress progress, long pendingUnits) {
    CURRENT.set(new ProgressScope(progress, pendingUnits, CURRENT.get()));
  }

  /** Ends the scope; the units no child took. */
  static long leave(Progress progress) {
    ProgressScope scope = CURRENT.get();
    if (scope == null || scope.progress != progress) {
      throw new IllegalStateException("This is not the thread's current progress.");
    }
    if (scope.outer == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(scope.outer);
    }
    return scope.pendingUnits;
  }

  /** Makes a new progress the child of the current one, if that has units to give (B-333). */
  static void adopt(Progress child) {
    ProgressScope scope = CURRENT.get();
    if (scope == null || scope.taken) {
      return;
    }
    long units = scope.pendingUnits;
    scope.taken = true;
    scope.pendingUnits = 0;
    scope.progress.addChild(child, units);
  }

  /** Puts a child below a parent, once, and never in a circle. */
  static void join(Progress child, Progress parent) {
    synchronized (JOIN) {
      if (child.parent() != null) {
        throw new IllegalStateException("The child has a parent already.");
      }
      for (Progress above = parent; above != null; above = above.parent()) {
        if (above == child) {
          throw new IllegalArgumentException("A progress cannot be below itself.");
        }
      }
      child.setParent(parent);
    }
  }
}
