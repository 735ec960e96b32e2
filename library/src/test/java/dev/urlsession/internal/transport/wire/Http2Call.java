// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLError;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.io.BodyReceiver;
import dev.urlsession.internal.io.Chunk;
import dev.urlsession.internal.transport.TransactionRecorder;
import dev.urlsession.internal.transport.WireFailure;
import dev.urlsession.internal.transport.WireResponse;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One exchange of an {@link Http2Pair} and whoever reads its body. */
final class Http2Call {

  final int stream;

  /** What came, and what the reader took of it. */
  long came;

  long taken;
  boolean ended;
  @Nullable URLError failure;

  private final Runnable settle;
  private final WireExchange exchange =
      new WireExchange(
          WireRequests.of("GET", "/", HTTPHeaders.empty(), null),
          TransactionRecorder.NONE,
          new Counting(),
          Timers.SYSTEM);

  Http2Call(int stream, Runnable settle) {
    this.stream = stream;
    this.settle = settle;
    exchange.start(new Reader());
  }

  WireExchange exchange() {
    return exchange;
  }

  /** Takes one piece more, now or when it comes. */
  void demand() {
    exchange.demand();
    settle.run();
  }

  void demandAll() {
    while (!ended && failure == null) {
      long before = taken;
      demand();
      if (taken == before && !ended && failure == null) {
        return;
      }
    }
  }

  void cancel() {
    exchange.cancel();
    settle.run();
  }

  /** Why there was no response. */
  URLError unanswered() {
    try {
      WireResponse response = exchange.response().getNow(null);
      throw new AssertionError("answered with " + response);
    } catch (CompletionException thrown) {
      return ((WireFailure) thrown.getCause()).error();
    }
  }

  private final class Reader implements BodyReceiver {

    @Override
    public void received(Chunk chunk) {
      taken += chunk.length();
      chunk.release();
    }

    @Override
    public void ended() {
      ended = true;
    }

    @Override
    public void failed(URLError error) {
      failure = error;
    }
  }

  private final class Counting implements Unobserved {

    @Override
    public void received(long bytes) {
      came += bytes;
    }
  }
}
