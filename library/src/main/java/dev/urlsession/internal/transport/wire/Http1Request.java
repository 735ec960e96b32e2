// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.internal.io.OutgoingBody;
import dev.urlsession.internal.transport.ProxyPeer;
import dev.urlsession.internal.transport.ProxyServer;
import dev.urlsession.internal.transport.WireRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelProgressiveFuture;
import io.netty.channel.ChannelProgressiveFutureListener;
import io.netty.channel.ChannelProgressivePromise;
import io.netty.channel.FileRegion;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Writes one request to an HTTP/1.1 connection. Confined to the loop. */
final class Http1Request implements BodySink {

  private final WireExchange exchange;
  private final Channel channel;
  private final WireCounter counter;
  private final WireFields fields;
  private final Runnable written;
  private final Consumer<Throwable> broken;
  private @Nullable BodyWriter writer;
  private boolean isWritten;
  private long start;
  private long headerBytes;

  Http1Request(
      WireExchange exchange,
      Channel channel,
      WireCounter counter,
      WireFields fields,
      Runnable written,
      Consumer<Throwable> broken) {
    this.exchange = exchange;
    this.channel = channel;
    this.counter = counter;
    this.fields = fields;
    this.written = written;
    this.broken = broken;
  }

  void write() {
    WireRequest request = exchange.request();
    OutgoingBody body = request.body();
    HttpRequest head = head(request, body);
    start = counter.written();
    if (body == null) {
      channel.writeAndFlush(head).addListener(future -> headWritten(future.isSuccess()));
      headerBytes = counter.written() - start;
      count();
      return;
    }
    channel.writeAndFlush(head, channel.voidPromise());
    headerBytes = counter.written() - start;
    writer = new BodyWriter(exchange, body, this, channel.eventLoop());
    writer.proceed();
  }

  private HttpRequest head(WireRequest request, @Nullable OutgoingBody body) {
    HttpMethod method = HttpMethod.valueOf(request.method());
    // What is shared must not be added to.
    boolean adds = body != null || request.recipient() != null;
    HttpHeaders all =
        adds
            ? WireFields.own(request.origin(), request.headers())
            : fields.shared(request.origin(), request.headers());
    HttpRequest head =
        body == null
            ? new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                method,
                request.target(),
                Unpooled.EMPTY_BUFFER,
                all,
                EmptyHttpHeaders.INSTANCE)
            : new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, request.target(), all);
    prove(request, head);
    if (body != null && body.length() < 0) {
      head.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
    } else if (body != null) {
      head.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length());
    }
    return head;
  }

  /** A proxy that gets the request is shown who is there, and nobody else. */
  private static void prove(WireRequest request, HttpRequest head) {
    ProxyPeer recipient = request.recipient();
    ProxyServer proxy = request.route().proxy();
    if (recipient != null && proxy != null) {
      String proof =
          request
              .challenges()
              .proxy(recipient, proxy.credential())
              .authorization(request.method(), request.target());
      if (proof != null) {
        head.headers().set(HttpHeaderNames.PROXY_AUTHORIZATION, proof);
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

  boolean isWritten() {
    return isWritten;
  }

  private void count() {
    exchange.recorder().requestBytes(headerBytes, counter.written() - start - headerBytes);
  }

  @Override
  public ChannelFuture write(ByteBuf bytes) {
    ChannelFuture future = channel.writeAndFlush(new DefaultHttpContent(bytes));
    count();
    return future;
  }

  @Override
  public boolean takesFiles() {
    return channel.pipeline().get(SslHandler.class) == null;
  }

  @Override
  public ChannelFuture write(FileRegion region, LongConsumer progress) {
    ChannelProgressivePromise promise = channel.newProgressivePromise();
    promise.addListener(new Progressed(progress));
    ChannelFuture future = channel.writeAndFlush(region, promise);
    count();
    return future;
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
    ChannelFuture future = channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
    count();
    return future;
  }

  @Override
  public void finished() {
    isWritten = true;
    written.run();
  }

  @Override
  public void broken(Throwable cause) {
    broken.accept(cause);
  }
}
