// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.session;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;

/**
 * Tasks whose end this process has been told of lately. A daemon that was restarted before it noted
 * that lists them once more; they must not be made again, since nothing would end them. Confined to
 * the loop.
 */
final class EndedTasks {

  /** More than a daemon ever tells before it hears what became of it. */
  static final int LATEST = 20_000;

  private final Queue<Long> inOrder = new ArrayDeque<>();
  private final Set<Long> identifiers = new HashSet<>();

  void add(long task) {
    if (identifiers.add(task)) {
      inOrder.add(task);
    }
    if (inOrder.size() > LATEST) {
      identifiers.remove(inOrder.remove());
    }
  }

  boolean contains(long task) {
    return identifiers.contains(task);
  }
}
