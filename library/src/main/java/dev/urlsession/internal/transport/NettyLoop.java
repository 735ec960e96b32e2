// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.concurrent.Loop;
import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A loop that is a Netty event loop. */
public final class NettyLoop implements Loop {

  private final SingleThreadEventLoop eventLoop;

  NettyLoop(SingleThreadEventLoop eventLoop) {
    this.eventLoop = eventLoop;
  }

  /** For what is in this room only. */
  public EventLoop eventLoop() {
    return eventLoop;
  }

  @Override
  public boolean inLoop() {
    return eventLoop.inEventLoop();
  }

  @Override
  public Cancellable after(Duration delay, Runnable work) {
    // A century is far enough, and a longer delay does not fit into nanoseconds.
    long nanos = delay.toDays() > 36_500 ? TimeUnit.DAYS.toNanos(36_500) : delay.toNanos();
    Future<?> timer = eventLoop.schedule(work, nanos, TimeUnit.NANOSECONDS);
    return () -> timer.cancel(false);
  }

  @Override
  public void afterLook(Runnable work) {
    // What is added while work is run is run before the next look; what comes after all work, not.
    eventLoop.executeAfterEventLoopIteration(() -> eventLoop.execute(work));
  }

  @Override
  public void execute(Runnable work) {
    eventLoop.execute(work);
  }
}
