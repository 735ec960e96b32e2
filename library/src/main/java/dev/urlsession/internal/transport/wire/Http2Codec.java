// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2LocalFlowController;
import io.netty.handler.codec.http2.DefaultHttp2RemoteFlowController;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Exception.StreamException;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.UniformStreamByteDistributor;

/** Netty's HTTP/2 codec, set up for a client whose streams do not wait for one another. */
final class Http2Codec extends Http2ConnectionHandler {

  /** What a stream may send ahead of its reader: with less, distance costs speed. */
  private static final int STREAM_WINDOW = 1 << 20;

  /** What all may send while word of what came is on its way back. */
  private static final int CONNECTION_WINDOW = 16 << 20;

  /** Netty's own default: refill when this part of a window is used. */
  private static final float REFILL = 0.5f;

  private final Http2Exchanges exchanges;

  private Http2Codec(
      Http2ConnectionDecoder decoder,
      Http2ConnectionEncoder encoder,
      Http2Settings settings,
      Http2Exchanges exchanges) {
    super(decoder, encoder, settings);
    this.exchanges = exchanges;
  }

  static Http2Codec of(Http2Exchanges exchanges, int maximumHeaderBytes) {
    DefaultHttp2Connection streams = exchanges.streams();
    // The connection's window counts what came, a stream's what was taken: a stream that nobody
    // reads holds up itself and nobody else.
    streams.local().flowController(new DefaultHttp2LocalFlowController(streams, REFILL, true));
    // RFC 9113 has no priorities any more; without them a stream needs less memory.
    streams
        .remote()
        .flowController(
            new DefaultHttp2RemoteFlowController(
                streams, new UniformStreamByteDistributor(streams)));
    return new Builder(exchanges, maximumHeaderBytes).build();
  }

  /** Once the codec is in its pipeline. */
  void widenConnection() {
    try {
      connection()
          .local()
          .flowController()
          .incrementWindowSize(
              connection().connectionStream(),
              CONNECTION_WINDOW - Http2CodecUtil.DEFAULT_WINDOW_SIZE);
    } catch (Http2Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  protected void onStreamError(
      ChannelHandlerContext ctx, boolean outbound, Throwable cause, StreamException error) {
    Http2Exchange exchange = exchanges.on(error.streamId());
    if (exchange == null) {
      super.onStreamError(ctx, outbound, cause, error);
    } else if (!outbound) {
      exchange.malformed(cause, error.error());
    }
    // Who wrote hears of it from the write.
  }

  private static final class Builder
      extends AbstractHttp2ConnectionHandlerBuilder<Http2Codec, Builder> {

    private final Http2Exchanges exchanges;

    Builder(Http2Exchanges exchanges, int maximumHeaderBytes) {
      this.exchanges = exchanges;
      connection(exchanges.streams());
      frameListener(new Http2Frames(exchanges));
      initialSettings(
          Http2Settings.defaultSettings()
              .pushEnabled(false)
              .initialWindowSize(STREAM_WINDOW)
              .maxHeaderListSize(maximumHeaderBytes));
      // Who closes a connection does not wait for its streams.
      gracefulShutdownTimeoutMillis(0);
    }

    @Override
    protected Http2Codec build() {
      return super.build();
    }

    @Override
    protected Http2Codec build(
        Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings) {
      return new Http2Codec(decoder, encoder, settings, exchanges);
    }
  }
}
