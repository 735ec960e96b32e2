// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.URLError;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Bytes between the loop, which puts them in, and one reader, who takes them out: a little is held,
 * and the loop hears when there is room again. Thread-safe.
 */
final class ByteFeed {

  private static final long ROOM = 256 * 1024;

  private final Queue<ByteBuffer> held = new ArrayDeque<>();
  private long bytes;
  private @Nullable Runnable room;
  private @Nullable Runnable listener;
  private @Nullable URLError failure;
  private boolean ended;

  /** Calls the listener, on any thread, whenever there may be something to take. */
  void listen(Runnable onChange) {
    synchronized (this) {
      listener = onChange;
    }
    onChange.run();
  }

  void put(ByteBuffer data, Runnable consumed) {
    boolean more;
    synchronized (this) {
      held.add(data);
      bytes += data.remaining();
      more = bytes < ROOM;
      room = more ? null : consumed;
    }
    changed();
    if (more) {
      consumed.run();
    }
  }

  void end(@Nullable URLError error) {
    Runnable waiting;
    synchronized (this) {
      ended = true;
      failure = error;
      waiting = room;
      room = null;
    }
    changed();
    if (waiting != null) {
      // What lies behind it is freed, also when nobody reads to the end.
      waiting.run();
    }
  }

  private void changed() {
    Runnable tell;
    synchronized (this) {
      notifyAll();
      tell = listener;
    }
    if (tell != null) {
      tell.run();
    }
  }

  /** The next bytes; null when there are none now. */
  @Nullable ByteBuffer poll() {
    ByteBuffer next;
    Runnable consumed = null;
    synchronized (this) {
      next = held.poll();
      if (next != null) {
        bytes -= next.remaining();
        if (bytes < ROOM) {
          consumed = room;
          room = null;
        }
      }
    }
    if (consumed != null) {
      consumed.run();
    }
    return next;
  }

  /** The next bytes, as soon as there are some; null at the end. */
  @Nullable ByteBuffer take() throws URLError, InterruptedIOException {
    while (true) {
      ByteBuffer next = poll();
      if (next != null) {
        return next;
      }
      if (awaitMore()) {
        continue;
      }
      URLError why = failure();
      if (why != null) {
        throw why;
      }
      return null;
    }
  }

  /** False when nothing more comes. */
  private synchronized boolean awaitMore() throws InterruptedIOException {
    try {
      while (held.isEmpty() && !ended) {
        wait();
      }
      return !held.isEmpty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while waiting for bytes.");
    }
  }

  synchronized boolean isDrained() {
    return ended && held.isEmpty();
  }

  synchronized @Nullable URLError failure() {
    return failure;
  }
}
