// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The numbers of one {@link Progress}: its own units and the share each unfinished child has of
 * them. Each method is atomic; none calls out while it holds the lock, so no two locks are ever
 * held at once.
 */
final class ProgressCounts {

  private record Child(Progress progress, long pendingUnits) {}

  private final List<Child> unfinished = new ArrayList<>();
  private long total;
  private long completed;

  synchronized long total() {
    return total;
  }

  synchronized long completed() {
    return completed;
  }

  /** Takes over both numbers; false when nothing changed. */
  synchronized boolean update(long newTotal, long newCompleted) {
    if (newTotal == total && newCompleted == completed) {
      return false;
    }
    total = newTotal;
    completed = newCompleted;
    return true;
  }

  synchronized boolean updateTotal(long newTotal) {
    return update(newTotal, completed);
  }

  synchronized boolean updateCompleted(long newCompleted) {
    return update(total, newCompleted);
  }

  synchronized void complete(long units) {
    completed = saturatedSum(completed, units);
  }

  synchronized void addChild(Progress child, long pendingUnits) {
    unfinished.add(new Child(child, pendingUnits));
  }

  /** Turns a finished child's share into completed units, once (B-332). */
  synchronized boolean settle(Progress child) {
    Optional<Child> share = unfinished.stream().filter(each -> each.progress == child).findFirst();
    share.ifPresent(
        found -> {
          unfinished.remove(found);
          completed = saturatedSum(completed, found.pendingUnits);
        });
    return share.isPresent();
  }

  synchronized List<Progress> unfinishedChildren() {
    return unfinished.stream().map(Child::progress).toList();
  }

  synchronized boolean isIndeterminate() {
    return total < 0 || completed < 0 || (total == 0 && completed == 0);
  }

  synchronized boolean isFinished() {
    return !isIndeterminate() && completed >= total;
  }

  /** Never NaN (B-335); in floating point from the start, so that nothing overflows (B-337). */
  double fraction() {
    double whole;
    double done;
    List<Child> shares;
    synchronized (this) {
      if (isIndeterminate()) {
        return 0.0;
      }
      if (total == 0) {
        return 1.0;
      }
      whole = total;
      done = completed;
      shares = List.copyOf(unfinished);
    }
    for (Child share : shares) {
      done += share.progress.fractionCompleted() * share.pendingUnits;
    }
    return done / whole;
  }

  private static long saturatedSum(long one, long other) {
    long sum = one + other;
    boolean overflow = ((one ^ sum) & (other ^ sum)) < 0;
    if (!overflow) {
      return sum;
    }
    return one < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }
}
