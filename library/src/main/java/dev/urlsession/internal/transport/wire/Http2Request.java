// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.internal.io.OutgoingBody;
import dev.urlsession.internal.transport.WireRequest;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.FileRegion;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2StreamChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes one request to a stream of an HTTP/2 connection. Confined to the loop. */
final class Http2Request implements BodySink {

  private final WireExchange exchange;
  private final Http2StreamChannel channel;
  private final Http2Fields fields;
  private final Consumer<Throwable> broken;
  private final Consumer<Throwable> unsent;
  private final Runnable count;
  private @Nullable BodyWriter writer;
  private boolean isWritten;

  Http2Request(
      WireExchange exchange,
      Http2StreamChannel channel,
      Http2Fields fields,
      Consumer<Throwable> broken,
      Consumer<Throwable> unsent,
      Runnable count) {
    this.exchange = exchange;
    this.channel = channel;
    this.fields = fields;
    this.broken = broken;
    this.unsent = unsent;
    this.count = count;
  }

  void write() {
    WireRequest request = exchange.request();
    OutgoingBody body = request.body();
    Http2Headers headers = fields.of(request);
    ChannelFuture written =
        channel.writeAndFlush(new DefaultHttp2HeadersFrame(headers, body == null));
    count.run();
    written.addListener(
        future -> {
          if (!future.isSuccess()) {
            unsent.accept(future.cause());
          } else if (body == null) {
            finished();
          }
        });
    if (body != null) {
      writer = new BodyWriter(exchange, body, this, channel.eventLoop());
      writer.proceed();
    }
  }

  void proceed() {
    if (writer != null) {
      writer.proceed();
    }
  }

  void stop() {
    if (writer != null) {
      writer.stop();
    }
  }

  boolean isWritten() {
    return isWritten;
  }

  @Override
  public ChannelFuture write(ByteBuf bytes) {
    return channel.writeAndFlush(new DefaultHttp2DataFrame(bytes));
  }

  @Override
  public boolean takesFiles() {
    return false;
  }

  @Override
  public ChannelFuture write(FileRegion region) {
    throw new UnsupportedOperationException("HTTP/2 puts frames around the bytes.");
  }

  @Override
  public ChannelFuture end() {
    return channel.writeAndFlush(new DefaultHttp2DataFrame(true));
  }

  @Override
  public void finished() {
    isWritten = true;
    count.run();
    exchange.requestEnded();
  }

  @Override
  public void broken(Throwable cause) {
    broken.accept(cause);
  }
}
