// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.internal.transport.ConnectionFacts;
import dev.urlsession.internal.transport.WireFailure.Reach;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.flush.FlushConsolidationHandler;
import javax.net.ssl.SSLException;

/**
 * An HTTP/2 connection: many exchanges, a stream for each. What the codec reads, {@link
 * Http2Frames} hands to the {@link Http2Exchange} it is for, and that writes to {@link
 * Http2Output}; this is only what the pool must know. Confined to the loop.
 */
public final class Http2Connection extends ChannelInboundHandlerAdapter
    implements PooledConnection {

  /** What most servers allow, until they say it. */
  private static final int STREAMS_UNTIL_TOLD = 100;

  /** So many streams may wait for one another at most. */
  private static final int FLUSHES_TOGETHER = 64;

  private final Channel channel;
  private final Http2Exchanges exchanges;
  private final Http2Output output;
  private ConnectionFacts facts;
  private final Listener listener;
  private final Http2Fields fields;
  private int maximumStreams = STREAMS_UNTIL_TOLD;
  private int active;
  private boolean retired;

  private Http2Connection(
      Channel channel,
      Http2Exchanges exchanges,
      Http2Output output,
      ConnectionFacts facts,
      Listener listener,
      int maximumHeaderCount) {
    this.channel = channel;
    this.exchanges = exchanges;
    this.output = output;
    this.facts = facts;
    this.listener = listener;
    this.fields = new Http2Fields(maximumHeaderCount);
  }

  /** Speaks HTTP/2 on the channel from now on. */
  public static Http2Connection on(
      Channel channel,
      ConnectionFacts facts,
      Listener listener,
      int maximumHeaderBytes,
      int maximumHeaderCount) {
    Http2Exchanges exchanges = new Http2Exchanges();
    Http2Codec codec = Http2Codec.of(exchanges, maximumHeaderBytes);
    channel
        .pipeline()
        .addLast(
            // Streams that write in one turn of the loop share a TLS record and a system call.
            new FlushConsolidationHandler(FLUSHES_TOGETHER, true),
            new FrameCounter(exchanges),
            codec);
    codec.widenConnection();
    Http2Output output = new Http2Output(codec, channel.pipeline().context(codec));
    Http2Connection connection =
        new Http2Connection(channel, exchanges, output, facts, listener, maximumHeaderCount);
    exchanges.whenLeaving(connection::leaving);
    exchanges.whenClosed(connection::closed);
    channel.pipeline().addLast(connection);
    channel.config().setAutoRead(true);
    channel.read();
    return connection;
  }

  @Override
  public boolean isOpen() {
    return !retired && channel.isActive();
  }

  @Override
  public int room() {
    return Math.max(0, maximumStreams - active);
  }

  @Override
  public boolean isIdle() {
    return active == 0;
  }

  @Override
  public boolean isMultiplexed() {
    return true;
  }

  @Override
  public void carry(WireExchange exchange) {
    if (exchange.isDone()) {
      return;
    }
    Http2Stream stream;
    try {
      stream = exchanges.open();
    } catch (Http2Exception full) {
      retire();
      listener.gone(this);
      exchange.recorder().connection(facts);
      exchange.failed(ChannelFailures.of(full), Reach.LEFT_OUT);
      return;
    }
    active++;
    Http2Exchange carried = new Http2Exchange(exchange, stream, output, fields);
    exchanges.put(stream, carried);
    ConnectionFacts found = facts;
    facts = facts.reused();
    carried.begin(found);
  }

  private void closed(Http2Exchange exchange) {
    exchange.closed(exchanges.isUnseen(exchange.stream()));
    active--;
    if (retired && active == 0) {
      channel.close();
    } else if (isOpen()) {
      listener.freed(this);
    }
  }

  @Override
  public void retire() {
    retired = true;
    if (active == 0) {
      channel.close();
    }
  }

  @Override
  public void close() {
    channel.close();
  }

  /**
   * The streams that a GOAWAY leaves out hear of it after this: each of them asks again at once,
   * and must not be put on this connection. The streams that the server does answer go on.
   */
  private void leaving() {
    retired = true;
    listener.gone(this);
    retire();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof Http2Settings settings) {
      Long maximum = settings.maxConcurrentStreams();
      if (maximum != null) {
        maximumStreams = (int) Math.min(Integer.MAX_VALUE, maximum);
        if (isOpen() && room() > 0) {
          listener.freed(this);
        }
      }
    }
  }

  /** All that are on it hear what TLS says, such as that the server does not take a certificate. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
    if (thrown.getCause() instanceof SSLException) {
      exchanges.each(exchange -> exchange.broken(thrown));
    }
    channel.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    listener.gone(this);
  }
}
