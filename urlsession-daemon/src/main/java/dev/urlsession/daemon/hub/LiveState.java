// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.hub;

/**
 * How a running task goes, as far as that was not told yet. The latest is enough, so one object a
 * task is all that a slow application costs (E06). Confined to the hub's loop.
 */
public final class LiveState {

  private final long task;
  private long received;
  private long expectedToReceive = -1;
  private long sent;
  private long expectedToSend = -1;
  private long resumedAt = -1;
  private long resumedTotal = -1;
  private boolean moved;
  private boolean waiting;

  LiveState(long task) {
    this.task = task;
  }

  void wrote(long total, long expected) {
    received = total;
    expectedToReceive = expected;
    moved = true;
    waiting = false;
  }

  void sent(long total, long expected) {
    sent = total;
    expectedToSend = expected;
    moved = true;
    waiting = false;
  }

  void resumed(long offset, long expected) {
    resumedAt = offset;
    resumedTotal = expected;
    received = offset;
    moved = false;
  }

  void waiting() {
    waiting = true;
  }

  /** It was told. */
  void told() {
    resumedAt = -1;
    moved = false;
    waiting = false;
  }

  /** The task's identifier. */
  public long task() {
    return task;
  }

  /** Bytes of the body so far. */
  public long received() {
    return received;
  }

  /** Minus one when unknown. */
  public long expectedToReceive() {
    return expectedToReceive;
  }

  /** Bytes of the upload so far. */
  public long sent() {
    return sent;
  }

  /** Minus one when unknown. */
  public long expectedToSend() {
    return expectedToSend;
  }

  /** Whether the counts are news. */
  public boolean hasMoved() {
    return moved;
  }

  /** Whether it waits for a network, which is news. */
  public boolean isWaiting() {
    return waiting;
  }

  /** Where the download went on; −1 when that is no news. */
  public long resumedAt() {
    return resumedAt;
  }

  /** The whole length when it went on. */
  public long resumedTotal() {
    return resumedTotal;
  }
}
