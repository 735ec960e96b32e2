// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.internal.io.OutgoingBody;
import dev.urlsession.internal.transport.WireRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.FileRegion;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Writes one request to a stream of an HTTP/2 connection. Confined to the loop. */
final class Http2Request implements BodySink {

  /** Hears how it went. */
  interface Listener {

    /** The whole request was written. */
    void written();

    /** Not even the head could be written. */
    void unsent(Throwable cause);

    /** The body could not be read to its end. */
    void broken(Throwable cause);
  }

  private final WireExchange exchange;
  private final Http2Stream stream;
  private final Http2Output output;
  private final Http2Fields fields;
  private final Listener listener;
  private @Nullable BodyWriter writer;
  private boolean isWritten;

  Http2Request(
      WireExchange exchange,
      Http2Stream stream,
      Http2Output output,
      Http2Fields fields,
      Listener listener) {
    this.exchange = exchange;
    this.stream = stream;
    this.output = output;
    this.fields = fields;
    this.listener = listener;
  }

  void write() {
    WireRequest request = exchange.request();
    OutgoingBody body = request.body();
    output
        .head(stream, fields.of(request), body == null)
        .addListener(future -> headWritten(future.cause(), body == null));
    if (body != null) {
      writer = new BodyWriter(exchange, body, this, output.loop());
      writer.proceed();
    }
  }

  private void headWritten(@Nullable Throwable cause, boolean last) {
    if (cause != null) {
      listener.unsent(cause);
    } else if (last) {
      finished();
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
    return output.data(stream, bytes, false);
  }

  @Override
  public boolean takesFiles() {
    return false;
  }

  @Override
  public ChannelFuture write(FileRegion region, LongConsumer progress) {
    throw new UnsupportedOperationException("HTTP/2 puts frames around the bytes.");
  }

  @Override
  public ChannelFuture end() {
    return output.data(stream, Unpooled.EMPTY_BUFFER, true);
  }

  @Override
  public void finished() {
    isWritten = true;
    listener.written();
  }

  @Override
  public void broken(Throwable cause) {
    listener.broken(cause);
  }
}
