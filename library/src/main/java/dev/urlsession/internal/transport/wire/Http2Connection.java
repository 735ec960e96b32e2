// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.internal.transport.ConnectionFacts;
import dev.urlsession.internal.transport.WireFailure.Reach;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.function.IntPredicate;

/** An HTTP/2 connection: many exchanges, a stream for each. Confined to the loop. */
public final class Http2Connection extends ChannelInboundHandlerAdapter
    implements PooledConnection {

  /** What most servers allow, until they say it. */
  private static final int STREAMS_UNTIL_TOLD = 100;

  /** What a stream may send ahead of its reader: with less, distance costs speed. */
  private static final int STREAM_WINDOW = 1 << 20;

  private static final int CONNECTION_WINDOW = 16 << 20;

  /** So many streams may wait for one another at most. */
  private static final int FLUSHES_TOGETHER = 64;

  private final Channel channel;
  private final ConnectionFacts facts;
  private final Listener listener;
  private final int maximumHeaderCount;
  private final Http2FrameCodec codec;
  private final FrameCounter counter = new FrameCounter();
  private final Http2Fields fields = new Http2Fields();
  private final Http2StreamChannelBootstrap streams;
  private final IntPredicate unseen = this::isUnseen;
  private int maximumStreams = STREAMS_UNTIL_TOLD;
  private int active;
  private boolean usedBefore;
  private boolean retired;

  private Http2Connection(
      Channel channel,
      Http2FrameCodec codec,
      ConnectionFacts facts,
      Listener listener,
      int maximumHeaderCount) {
    this.channel = channel;
    this.codec = codec;
    this.facts = facts;
    this.listener = listener;
    this.maximumHeaderCount = maximumHeaderCount;
    this.streams = new Http2StreamChannelBootstrap(channel);
  }

  /** Speaks HTTP/2 on the channel from now on. */
  public static Http2Connection on(
      Channel channel,
      ConnectionFacts facts,
      Listener listener,
      int maximumHeaderBytes,
      int maximumHeaderCount) {
    Http2FrameCodec codec =
        Http2FrameCodecBuilder.forClient()
            .initialSettings(
                Http2Settings.defaultSettings()
                    .pushEnabled(false)
                    .initialWindowSize(STREAM_WINDOW)
                    .maxHeaderListSize(maximumHeaderBytes))
            .build();
    Http2Connection connection =
        new Http2Connection(channel, codec, facts, listener, maximumHeaderCount);
    channel
        .pipeline()
        .addLast(
            // Streams that write in one turn of the loop share a TLS record and a system call.
            new FlushConsolidationHandler(FLUSHES_TOGETHER, true),
            connection.counter,
            codec,
            connection.new GoAway(),
            new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()),
            connection);
    widen(codec);
    channel.config().setAutoRead(true);
    channel.read();
    return connection;
  }

  private static void widen(Http2FrameCodec codec) {
    Http2Stream whole = codec.connection().connectionStream();
    try {
      codec
          .connection()
          .local()
          .flowController()
          .incrementWindowSize(whole, CONNECTION_WINDOW - Http2CodecUtil.DEFAULT_WINDOW_SIZE);
    } catch (Http2Exception impossible) {
      throw new IllegalStateException(impossible);
    }
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
    active++;
    exchange.recorder().connection(facts, usedBefore);
    Http2Exchange handler =
        new Http2Exchange(exchange, facts, usedBefore, counter, fields, maximumHeaderCount, unseen);
    usedBefore = true;
    Future<Http2StreamChannel> opening = streams.handler(handler).open();
    opening.addListener(
        future -> {
          if (future.isSuccess()) {
            opening.getNow().closeFuture().addListener(closed -> ended());
            handler.begin(opening.getNow());
          } else {
            ended();
            retire();
            listener.gone(this);
            exchange.failed(ChannelFailures.of(future.cause()), Reach.LEFT_OUT);
          }
        });
  }

  /** Whether the server said, with GOAWAY, that it did not look at the stream. */
  private boolean isUnseen(int stream) {
    return codec.connection().goAwayReceived()
        && stream > codec.connection().local().lastStreamKnownByPeer();
  }

  private void ended() {
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

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    try {
      if (message instanceof Http2SettingsFrame frame) {
        Long maximum = frame.settings().maxConcurrentStreams();
        if (maximum != null) {
          maximumStreams = (int) Math.min(Integer.MAX_VALUE, maximum);
          if (isOpen() && room() > 0) {
            listener.freed(this);
          }
        }
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  /**
   * Hears of a GOAWAY before the streams that it leaves out do: each of them asks again at once,
   * and must not be put on this connection. The streams that the server does answer go on.
   */
  private final class GoAway extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      if (message instanceof Http2GoAwayFrame) {
        retired = true;
        listener.gone(Http2Connection.this);
        ctx.fireChannelRead(message);
        retire();
      } else {
        ctx.fireChannelRead(message);
      }
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
    channel.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    listener.gone(this);
  }
}
