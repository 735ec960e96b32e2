// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Very many tasks that each wait for a time. Putting one in and taking one out cost the same
 * however many there are, and time that passes costs only what it brings.
 *
 * <p>Five wheels of 64 slots: a slot of the first is a quarter of a second, a slot of each next one
 * a whole turn of the one before. A task lies in the wheel its time is far enough for, and moves to
 * a finer one when that slot comes round. Nothing is early; it may be one slot of the first late.
 */
final class TimerWheel {

  private static final int BITS = 6;
  private static final int SLOTS = 1 << BITS;
  private static final int LEVELS = 5;
  private static final int TICK_BITS = 8;

  private final @Nullable Node[] slots = new Node[SLOTS * LEVELS];
  private long tick;
  private int size;

  /** One that waits; a task of the queue is one. */
  abstract static class Node {
    private @Nullable Node previous;
    private @Nullable Node next;
    private int slot = -1;
    private long dueTick;
  }

  /**
   * An empty wheel.
   *
   * @param nowMillis any clock that does not go back
   */
  TimerWheel(long nowMillis) {
    tick = nowMillis >> TICK_BITS;
  }

  int size() {
    return size;
  }

  /** Lets it wait until then. */
  void add(Node node, long dueMillis) {
    if (node.slot >= 0) {
      throw new IllegalStateException("It waits already");
    }
    // Rounded up, and not now: it would lie in a slot that has just been emptied.
    node.dueTick = Math.max((dueMillis + (1 << TICK_BITS) - 1) >> TICK_BITS, tick + 1);
    place(node);
    size++;
  }

  private void place(Node node) {
    long ahead = Math.min(node.dueTick - tick, (1L << (BITS * LEVELS)) - 1);
    int level = 0;
    while (level < LEVELS - 1 && ahead >= 1L << (BITS * (level + 1))) {
      level++;
    }
    long at =
        Math.min(node.dueTick, tick + (1L << (BITS * LEVELS)) - (1L << (BITS * (LEVELS - 1))));
    int slot = level * SLOTS + (int) ((at >> (BITS * level)) & (SLOTS - 1));
    Node first = slots[slot];
    node.slot = slot;
    node.next = first;
    node.previous = null;
    if (first != null) {
      first.previous = node;
    }
    slots[slot] = node;
  }

  /** Lets it wait no more; does nothing when it does not wait. */
  void remove(Node node) {
    if (node.slot < 0) {
      return;
    }
    Node before = node.previous;
    Node after = node.next;
    if (before == null) {
      slots[node.slot] = after;
    } else {
      before.next = after;
    }
    if (after != null) {
      after.previous = before;
    }
    forget(node);
    size--;
  }

  private static void forget(Node node) {
    node.slot = -1;
    node.previous = null;
    node.next = null;
  }

  /** Lets time pass and hands over all whose time has come. */
  void advance(long nowMillis, Consumer<Node> due) {
    long target = nowMillis >> TICK_BITS;
    while (tick < target) {
      tick = Math.min(target, nextTick());
      for (int level = LEVELS - 1; level >= 0; level--) {
        long below = (1L << (BITS * level)) - 1;
        if ((tick & below) == 0) {
          turn(level, due);
        }
      }
    }
  }

  /** Empties the slot that has come round: to finer wheels, or out. */
  private void turn(int level, Consumer<Node> due) {
    int slot = level * SLOTS + (int) ((tick >> (BITS * level)) & (SLOTS - 1));
    Node node = slots[slot];
    slots[slot] = null;
    while (node != null) {
      Node after = node.next;
      forget(node);
      if (node.dueTick <= tick) {
        size--;
        due.accept(node);
      } else {
        place(node);
      }
      node = after;
    }
  }

  /** When to look again at the latest, in milliseconds; {@link Long#MAX_VALUE} when it is empty. */
  long nextLook() {
    return size == 0 ? Long.MAX_VALUE : nextTick() << TICK_BITS;
  }

  /** When the next slot comes round that has something in it. */
  private long nextTick() {
    long earliest = Long.MAX_VALUE;
    if (size > 0) {
      for (int level = 0; level < LEVELS; level++) {
        earliest = Math.min(earliest, nextTurn(level));
      }
    }
    return earliest;
  }

  private long nextTurn(int level) {
    int shift = BITS * level;
    long at = tick >> shift;
    for (int ahead = 1; ahead <= SLOTS; ahead++) {
      if (slots[level * SLOTS + (int) ((at + ahead) & (SLOTS - 1))] != null) {
        return (at + ahead) << shift;
      }
    }
    return Long.MAX_VALUE;
  }
}
