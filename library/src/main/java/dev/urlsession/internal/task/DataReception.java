// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.URLError;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.event.TaskEventSink;
import dev.urlsession.internal.io.BodyReceiver;
import dev.urlsession.internal.io.BodySource;
import dev.urlsession.internal.io.Chunk;
import dev.urlsession.internal.loading.IdleWatch;
import dev.urlsession.internal.loading.TransactionLog;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands the body on, piece by piece, and pulls the next when one is consumed. */
final class DataReception implements Reception, BodyReceiver {

  private final BodyFlow flow;
  private final TaskEventSink sink;
  private final Loop loop;
  private final IdleWatch idle;
  private final TransactionLog log;
  private final Consumer<@Nullable URLError> ended;
  private boolean over;

  DataReception(
      BodySource body,
      boolean suspended,
      TaskEventSink sink,
      Loop loop,
      IdleWatch idle,
      TransactionLog log,
      Consumer<@Nullable URLError> ended) {
    this.flow = new BodyFlow(body, suspended);
    this.sink = sink;
    this.loop = loop;
    this.idle = idle;
    this.log = log;
    this.ended = ended;
  }

  @Override
  public void start() {
    flow.start(this);
  }

  @Override
  public void received(Chunk chunk) {
    log.decoded(chunk.length());
    // A slow delegate is not the server's idleness.
    idle.hold();
    sink.received(chunk.buffer(), () -> loop.run(() -> consumed(chunk)));
  }

  private void consumed(Chunk chunk) {
    chunk.release();
    if (!over) {
      idle.release();
      flow.demand();
    }
  }

  @Override
  public void ended() {
    over = true;
    ended.accept(null);
  }

  @Override
  public void failed(URLError error) {
    over = true;
    ended.accept(error);
  }

  @Override
  public void suspend() {
    flow.suspend();
  }

  @Override
  public void proceed() {
    flow.proceed();
  }

  @Override
  public void abandon(URLError error, boolean keep, Consumer<URLError> settled) {
    over = true;
    flow.cancel();
    settled.accept(error);
  }

  @Override
  public void park(Consumer<Boolean> parked) {
    parked.accept(false);
  }
}
