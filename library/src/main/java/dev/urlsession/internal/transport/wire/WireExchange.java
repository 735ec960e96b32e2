// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLError;
import dev.urlsession.internal.concurrent.TimeSource;
import dev.urlsession.internal.io.BodyReceiver;
import dev.urlsession.internal.io.BodySource;
import dev.urlsession.internal.io.OutgoingBody;
import dev.urlsession.internal.transport.ConnectionFacts;
import dev.urlsession.internal.transport.ExchangeObserver;
import dev.urlsession.internal.transport.ProxyPeer;
import dev.urlsession.internal.transport.TransactionRecorder;
import dev.urlsession.internal.transport.TransportRuntime;
import dev.urlsession.internal.transport.WireFailure;
import dev.urlsession.internal.transport.WireFailure.Reach;
import dev.urlsession.internal.transport.WireRequest;
import dev.urlsession.internal.transport.WireResponse;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response, whatever the version of HTTP. A connection pushes what it reads
 * into it; the receiver of the body pulls, and only a pull makes the connection read on.
 *
 * <p>Confined to the loop.
 */
public final class WireExchange implements BodySource {

  private @Nullable WireRequest request; // Until it is answered.
  private final TransactionRecorder recorder;
  private final ExchangeObserver observer;
  private final TimeSource time;
  private @Nullable CompletableFuture<WireResponse> response = new CompletableFuture<>(); // Also.
  private @Nullable Queue<ByteBuf> arrived; // Null when nothing waits, as mostly.
  private @Nullable WireStream stream;
  private @Nullable BodyReceiver receiver;
  private @Nullable URLError failure;
  private boolean usedConnection;
  private boolean asked;
  private boolean heard;
  private boolean wanted;
  private boolean draining;
  private boolean suspended;
  private boolean ended;
  private boolean done;

  /**
   * Waits for a connection.
   *
   * @param time where the pace of a body is measured
   */
  public WireExchange(
      WireRequest request,
      TransactionRecorder recorder,
      ExchangeObserver observer,
      TimeSource time) {
    this.request = request;
    this.recorder = recorder;
    this.observer = observer;
    this.time = time;
  }

  /** What is asked; let go when it is answered. */
  public WireRequest request() {
    return Objects.requireNonNull(request);
  }

  /**
   * Completes with the head of the response, which is not kept: to be asked for when it is sent.
   */
  public CompletableFuture<WireResponse> response() {
    return Objects.requireNonNull(response);
  }

  /** Whether the head of the response came. */
  boolean isAnswered() {
    return response == null;
  }

  /** Whether it was cancelled or failed or read to its end. */
  public boolean isDone() {
    return done;
  }

  /** Moves no more bytes. */
  public void suspend() {
    suspended = true;
  }

  /** Moves bytes again. */
  public void proceed() {
    suspended = false;
    WireStream on = stream;
    if (on != null) {
      on.proceed();
      if (!isAnswered()) {
        on.read();
      }
    }
    drain();
  }

  /** A connection is being made or was given. */
  public void began() {
    observer.began();
  }

  /** No connection could be had. */
  public void refused(WireFailure failure, @Nullable ConnectionFacts facts) {
    if (facts != null) {
      recorder.connection(facts);
    }
    fail(failure.error(), failure.reach());
  }

  @Override
  public void start(BodyReceiver to) {
    receiver = to;
  }

  @Override
  public void demand() {
    wanted = true;
    drain();
  }

  @Override
  public void cancel() {
    if (done) {
      return;
    }
    WireStream on = finish();
    closeUnsentBody();
    receiver = null;
    for (ByteBuf unread = next(); unread != null; unread = next()) {
      unread.release();
    }
    if (on != null) {
      on.abort();
    }
    if (response != null) {
      response.completeExceptionally(new WireFailure(URLError.cancelled(null), Reach.NOT_SENT));
    }
  }

  // What follows is called by the connection.

  void attach(WireStream on, ConnectionFacts facts) {
    stream = on;
    usedConnection = facts.isReused();
    asked = true;
    recorder.connection(facts);
    recorder.requestStarted();
    observer.activity();
  }

  boolean isSuspended() {
    return suspended;
  }

  boolean wantsMore() {
    return !done && !suspended && !ended && (!isAnswered() || (wanted && arrived == null));
  }

  TimeSource time() {
    return time;
  }

  TransactionRecorder recorder() {
    return recorder;
  }

  void sent(long bytes) {
    recorder.requestBody(bytes);
    observer.activity();
    observer.sent(bytes);
  }

  void requestEnded() {
    recorder.requestEnded();
    observer.activity();
  }

  void arriving() {
    heard = true;
    recorder.responseStarted();
    observer.activity();
  }

  void informed(int status, String version, HTTPHeaders headers) {
    observer.informed(status, version, headers);
  }

  void responded(int status, String version, HTTPHeaders headers) {
    CompletableFuture<WireResponse> waiting = response();
    ProxyPeer recipient = request().recipient();
    response = null;
    request = null;
    waiting.complete(new WireResponse(status, version, headers, this, recipient));
  }

  /** Takes over the bytes. */
  void received(ByteBuf bytes) {
    if (done || !bytes.isReadable()) {
      bytes.release();
      return;
    }
    observer.received(bytes.readableBytes());
    if (arrived == null) {
      arrived = new ArrayDeque<>(2);
    }
    arrived.add(bytes);
    drain();
  }

  void responseEnded() {
    if (!ended) {
      ended = true;
      stream = null;
      recorder.responseEnded();
      drain();
    }
  }

  void failed(URLError error, Reach reach) {
    fail(error, reach);
  }

  /** How far it got when its connection fails so. */
  Reach reach(URLError error) {
    boolean stale =
        usedConnection && !heard && error.code() == URLError.Code.NETWORK_CONNECTION_LOST;
    return stale ? Reach.STALE_CONNECTION : Reach.SENT;
  }

  private void fail(URLError error, Reach reach) {
    if (done || ended || failure != null) {
      return;
    }
    stream = null;
    if (response == null) {
      failure = error;
      drain();
    } else {
      finish();
      closeUnsentBody();
      response.completeExceptionally(new WireFailure(error, reach));
    }
  }

  /** Once there is a connection, who writes the body closes it. */
  private void closeUnsentBody() {
    OutgoingBody body = request == null ? null : request.body();
    if (body != null && !asked) {
      TransportRuntime.shared().files().execute(body::close);
    }
  }

  /** Gives what is wanted, as long as it is wanted; never from within itself. */
  private void drain() {
    if (draining) {
      return;
    }
    draining = true;
    try {
      while (wanted && !suspended && !done && receiver != null) {
        if (!step(receiver)) {
          return;
        }
      }
    } finally {
      draining = false;
    }
  }

  private boolean step(BodyReceiver to) {
    ByteBuf next = next();
    if (next != null) {
      wanted = false;
      if (stream != null) {
        stream.taken(next.readableBytes());
      }
      to.received(new NettyChunk(next));
      return true;
    }
    if (failure != null) {
      finish();
      to.failed(failure);
    } else if (ended) {
      finish();
      to.ended();
    } else if (stream != null) {
      // Some may come before this call returns.
      stream.read();
      return arrived != null || ended || failure != null;
    }
    return false;
  }

  private @Nullable ByteBuf next() {
    Queue<ByteBuf> waiting = arrived;
    ByteBuf next = waiting == null ? null : waiting.poll();
    if (waiting != null && waiting.isEmpty()) {
      arrived = null;
    }
    return next;
  }

  private @Nullable WireStream finish() {
    done = true;
    WireStream on = stream;
    stream = null;
    return on;
  }
}
