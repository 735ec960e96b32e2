// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLError;
import dev.urlsession.internal.transport.ConnectionFacts;
import dev.urlsession.internal.transport.WireFailure.Reach;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 connection: one exchange at a time, never a second request before the first answer.
 * Confined to the loop.
 */
public final class Http1Connection extends ChannelInboundHandlerAdapter
    implements PooledConnection, WireStream {

  private final Channel channel;
  private ConnectionFacts facts;
  private final Listener listener;
  private final WireFields fields;
  private final ResponseDecoder decoder;
  private @Nullable WireExchange exchange;
  private @Nullable Http1Request request; // Until it is written.
  private long bodyReceived;
  private boolean keepAlive;
  private boolean responseEnded;
  private boolean retired;
  private boolean reading;

  private Http1Connection(
      Channel channel,
      ConnectionFacts facts,
      Listener listener,
      int maximumHeaderBytes,
      WireFields fields) {
    this.channel = channel;
    this.facts = facts;
    this.listener = listener;
    this.fields = fields;
    this.decoder = new ResponseDecoder(maximumHeaderBytes, fields.heads());
  }

  /** Speaks HTTP/1.1 on the channel from now on. */
  public static Http1Connection on(
      Channel channel,
      ConnectionFacts facts,
      Listener listener,
      int maximumHeaderBytes,
      WireFields fields) {
    Http1Connection connection =
        new Http1Connection(channel, facts, listener, maximumHeaderBytes, fields);
    channel.pipeline().addLast(connection.decoder, connection);
    return connection;
  }

  @Override
  public boolean isOpen() {
    return !retired && channel.isActive();
  }

  @Override
  public int room() {
    return exchange == null ? 1 : 0;
  }

  @Override
  public boolean isIdle() {
    return exchange == null;
  }

  @Override
  public boolean isMultiplexed() {
    return false;
  }

  @Override
  public void carry(WireExchange next) {
    exchange = next;
    reading = false;
    responseEnded = false;
    keepAlive = false;
    bodyReceived = 0;
    decoder.expect(next.request().method());
    next.attach(this, facts);
    facts = facts.reused();
    request = new Http1Request(next, channel, fields, this::requestWritten, this::broken);
    request.write();
    read();
  }

  @Override
  public void retire() {
    retired = true;
    if (exchange == null) {
      channel.close();
    }
  }

  @Override
  public void close() {
    channel.close();
  }

  @Override
  public void read() {
    channel.read();
  }

  /** How much may come is up to the socket's buffer. */
  @Override
  public void taken(int bytes) {}

  @Override
  public void proceed() {
    if (request != null) {
      request.proceed();
    }
  }

  @Override
  public void abort() {
    release();
    channel.close();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    WireExchange current = exchange;
    if (current == null) {
      // Nothing was asked, so nothing may come: whatever it is, the next answer cannot be trusted.
      ReferenceCountUtil.release(message);
      channel.close();
      return;
    }
    if (!reading) {
      // Once for all that one read brought.
      reading = true;
      current.arriving();
    }
    if (message instanceof WholeAnswer answer) {
      whole(current, answer);
      return;
    }
    if (message instanceof HttpResponse head) {
      head(current, head);
    }
    if (message instanceof HttpContent content) {
      body(current, content);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    reading = false;
    WireExchange current = exchange;
    if (current == null && decoder.hasMore()) {
      // Not even a line yet, but nothing was asked.
      channel.close();
    } else if (current != null && current.wantsMore()) {
      ctx.read();
    }
  }

  private void whole(WireExchange current, WholeAnswer answer) {
    KnownHead head = answer.head();
    count(current);
    keepAlive = true;
    current.responded(head.status(), head.version(), head.headers());
    if (exchange == current) {
      piece(current, answer.content(), true);
    } else {
      answer.release();
    }
  }

  private void head(WireExchange current, HttpResponse head) {
    Throwable garbage = head.decoderResult().cause();
    if (garbage != null) {
      fail(ChannelFailures.malformed(garbage));
      return;
    }
    count(current);
    int status = head.status().code();
    HTTPHeaders headers;
    try {
      headers = fields.received(head.headers());
    } catch (URLError tooMany) {
      fail(tooMany);
      return;
    }
    String version = head.protocolVersion().text();
    if (status < 200 && status != 101) {
      current.informed(status, version, headers);
      return;
    }
    keepAlive = HttpUtil.isKeepAlive(head) && status != 101;
    if (keepAlive) {
      decoder.learn(head, headers);
    }
    current.responded(status, version, headers);
  }

  private void body(WireExchange current, HttpContent content) {
    if (exchange != current || content.decoderResult().isFailure()) {
      content.release();
      if (exchange == current) {
        fail(ChannelFailures.malformed(content.decoderResult().cause()));
      }
      return;
    }
    if (!current.isAnswered()) {
      // The end of an informational response, which has no body.
      content.release();
      return;
    }
    count(current);
    piece(current, content.content(), content instanceof LastHttpContent);
  }

  private void piece(WireExchange current, ByteBuf bytes, boolean last) {
    bodyReceived += bytes.readableBytes();
    if (last) {
      responseEnded = true;
    }
    current.received(bytes);
    if (last && exchange == current) {
      releaseIfDone();
      current.responseEnded();
    }
  }

  private void count(WireExchange current) {
    current.recorder().responseBytes(decoder.headerBytes(), decoder.bodyBytes());
  }

  private void requestWritten() {
    WireExchange current = exchange;
    request = null;
    if (current != null) {
      current.requestEnded();
      if (responseEnded) {
        releaseIfDone();
      }
    }
  }

  /** The connection is free again once both directions are through. */
  private void releaseIfDone() {
    boolean written = request == null;
    release();
    // Bytes behind the answer belong to nothing asked: the next answer could not be trusted.
    if (written && keepAlive && !retired && channel.isActive() && !decoder.hasMore()) {
      // An outstanding read is how a close by the server is noticed.
      channel.read();
      listener.freed(this);
    } else {
      channel.close();
    }
  }

  private void release() {
    if (request != null) {
      request.stop();
    }
    exchange = null;
    request = null;
  }

  private void broken(Throwable cause) {
    fail(ChannelFailures.of(cause));
  }

  private void fail(URLError error) {
    WireExchange current = exchange;
    release();
    if (current != null) {
      Reach reach = current.reach(error);
      if (reach == Reach.STALE_CONNECTION) {
        listener.stale(this);
      }
      current.failed(error, reach);
    }
    channel.close();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
    fail(ChannelFailures.of(thrown));
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    WireExchange current = exchange;
    if (current != null) {
      fail(
          current.isAnswered()
              ? ChannelFailures.closedInBody(bodyReceived)
              : ChannelFailures.closedBeforeResponse());
    }
    listener.gone(this);
  }
}
