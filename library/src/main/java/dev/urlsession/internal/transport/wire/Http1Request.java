// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.internal.io.OutgoingBody;
import dev.urlsession.internal.transport.ProxyPeer;
import dev.urlsession.internal.transport.ProxyServer;
import dev.urlsession.internal.transport.WireRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelProgressiveFuture;
import io.netty.channel.ChannelProgressiveFutureListener;
import io.netty.channel.ChannelProgressivePromise;
import io.netty.channel.FileRegion;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AsciiString;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Writes one request to an HTTP/1.1 connection. Confined to the loop. */
final class Http1Request implements BodySink {

  /** For the method, and for the fields that not all requests have. */
  private static final int ROOM = 64;

  private final WireExchange exchange;
  private final Channel channel;
  private final WireFields fields;
  private final Runnable written;
  private final Consumer<Throwable> broken;
  private @Nullable BodyWriter writer;
  private boolean inChunks;
  private long headerBytes;
  private long bodyBytes;

  Http1Request(
      WireExchange exchange,
      Channel channel,
      WireFields fields,
      Runnable written,
      Consumer<Throwable> broken) {
    this.exchange = exchange;
    this.channel = channel;
    this.fields = fields;
    this.written = written;
    this.broken = broken;
  }

  /** At the end of the loop's turn: to send many in a row costs less than each by itself. */
  void write() {
    OutgoingBody body = exchange.request().body();
    if (body == null) {
      channel.eventLoop().execute(this::writeAlone);
      return;
    }
    inChunks = body.length() < 0;
    channel.write(counted(body), channel.voidPromise());
    writer = new BodyWriter(exchange, body, this, channel.eventLoop());
    writer.proceed();
    if (bodyBytes == 0) {
      channel.eventLoop().execute(channel::flush); // The body is yet to come, and may take long.
    }
  }

  private void writeAlone() {
    channel.writeAndFlush(counted(null)).addListener(future -> headWritten(future.isSuccess()));
  }

  private ByteBuf counted(@Nullable OutgoingBody body) {
    ByteBuf head = head(exchange.request(), body);
    headerBytes = head.readableBytes();
    count(0);
    return head;
  }

  private ByteBuf head(WireRequest request, @Nullable OutgoingBody body) {
    AsciiString lines = fields.lines(request.origin(), request.headers());
    ByteBuf head = channel.alloc().buffer(lines.length() + request.target().length() + ROOM);
    ByteBufUtil.writeAscii(head, request.method());
    head.writeByte(' ');
    ByteBufUtil.writeAscii(head, request.target());
    ByteBufUtil.writeAscii(head, " HTTP/1.1\r\n");
    ByteBufUtil.writeAscii(head, lines);
    prove(request, head);
    if (body != null) {
      ByteBufUtil.writeAscii(
          head,
          body.length() < 0
              ? "transfer-encoding: chunked\r\n"
              : "content-length: " + body.length() + "\r\n");
    }
    ByteBufUtil.writeAscii(head, "\r\n");
    return head;
  }

  /** A proxy that gets the request is shown who is there, and nobody else. */
  private static void prove(WireRequest request, ByteBuf head) {
    ProxyPeer recipient = request.recipient();
    ProxyServer proxy = request.route().proxy();
    if (recipient != null && proxy != null) {
      String proof =
          request
              .challenges()
              .proxy(recipient, proxy.credential())
              .authorization(request.method(), request.target());
      if (proof != null) {
        ByteBufUtil.writeAscii(head, "proxy-authorization: " + proof + "\r\n");
      }
    }
  }

  private void headWritten(boolean success) {
    if (success) {
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

  private void count(long body) {
    bodyBytes += body;
    exchange.recorder().requestBytes(headerBytes, bodyBytes);
  }

  @Override
  public ChannelFuture write(ByteBuf bytes) {
    // An empty chunk would be the last one.
    return send(inChunks && bytes.isReadable() ? chunk(bytes) : bytes);
  }

  private ByteBuf chunk(ByteBuf bytes) {
    String size = Integer.toHexString(bytes.readableBytes());
    return Unpooled.wrappedBuffer(ascii(size + "\r\n"), bytes, ascii("\r\n"));
  }

  private ByteBuf ascii(String text) {
    return ByteBufUtil.writeAscii(channel.alloc(), text);
  }

  private ChannelFuture send(ByteBuf bytes) {
    count(bytes.readableBytes());
    return channel.writeAndFlush(bytes);
  }

  @Override
  public boolean takesFiles() {
    return channel.pipeline().get(SslHandler.class) == null;
  }

  @Override
  public ChannelFuture write(FileRegion region, LongConsumer progress) {
    ChannelProgressivePromise promise = channel.newProgressivePromise();
    promise.addListener(new Progressed(progress));
    count(region.count());
    return channel.writeAndFlush(region, promise);
  }

  private record Progressed(LongConsumer progress) implements ChannelProgressiveFutureListener {

    @Override
    public void operationProgressed(ChannelProgressiveFuture future, long soFar, long total) {
      progress.accept(soFar);
    }

    @Override
    public void operationComplete(ChannelProgressiveFuture future) {
      // Who writes the body waits for the future it got.
    }
  }

  @Override
  public ChannelFuture end() {
    return send(inChunks ? ascii("0\r\n\r\n") : Unpooled.EMPTY_BUFFER);
  }

  @Override
  public void finished() {
    written.run();
  }

  @Override
  public void broken(Throwable cause) {
    broken.accept(cause);
  }
}
