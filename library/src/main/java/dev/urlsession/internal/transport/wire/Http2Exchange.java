// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.internal.transport.ConnectionFacts;
import dev.urlsession.internal.transport.WireFailure.Reach;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** An exchange on its stream of an HTTP/2 connection. Confined to the loop. */
final class Http2Exchange extends ChannelInboundHandlerAdapter implements WireStream {

  private final WireExchange exchange;
  private final ConnectionFacts facts;
  private final boolean usedBefore;
  private final FrameCounter counter;
  private final Http2Fields fields;
  private final int maximumHeaderCount;
  private final IntPredicate unseen;
  private @Nullable Http2StreamChannel channel;
  private @Nullable Http2Request request;
  private long bodyReceived;
  private long promised = -1;
  private boolean ended;

  Http2Exchange(
      WireExchange exchange,
      ConnectionFacts facts,
      boolean usedBefore,
      FrameCounter counter,
      Http2Fields fields,
      int maximumHeaderCount,
      IntPredicate unseen) {
    this.unseen = unseen;
    this.fields = fields;
    this.exchange = exchange;
    this.facts = facts;
    this.usedBefore = usedBefore;
    this.counter = counter;
    this.maximumHeaderCount = maximumHeaderCount;
  }

  void begin(Http2StreamChannel stream) {
    channel = stream;
    stream.config().setAutoRead(false);
    if (exchange.isDone()) {
      stream.close();
      return;
    }
    exchange.attach(this, facts, usedBefore);
    request = new Http2Request(exchange, stream, fields, this::broken, this::unsent, this::count);
    request.write();
    read();
  }

  @Override
  public void read() {
    if (channel != null) {
      channel.read();
    }
  }

  @Override
  public void proceed() {
    if (request != null) {
      request.proceed();
    }
  }

  @Override
  public void abort() {
    ended = true;
    reset(Http2Error.CANCEL);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (ended) {
      ReferenceCountUtil.release(message);
      return;
    }
    exchange.arriving();
    count();
    if (message instanceof Http2HeadersFrame frame) {
      headers(frame);
    } else if (message instanceof Http2DataFrame frame) {
      data(frame);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (!ended && exchange.wantsMore()) {
      ctx.read();
    }
  }

  private void headers(Http2HeadersFrame frame) {
    Http2Headers fields = frame.headers();
    if (!exchange.response().isDone()) {
      head(fields, frame.isEndStream());
    }
    if (frame.isEndStream()) {
      end();
    }
  }

  private void head(Http2Headers fields, boolean last) {
    int status = status(fields);
    if (status < 0 || (status < 200 && last)) {
      fail(URLError.of(Code.CANNOT_PARSE_RESPONSE, "The HTTP/2 response has no proper status."));
      return;
    }
    HTTPHeaders headers;
    try {
      headers = HeaderConversion.of(fields, maximumHeaderCount);
    } catch (URLError tooMany) {
      fail(tooMany);
      return;
    }
    if (status < 200) {
      exchange.informed(status, "HTTP/2", headers);
      return;
    }
    promised = promised(status, headers);
    exchange.responded(status, "HTTP/2", headers);
  }

  private long promised(int status, HTTPHeaders headers) {
    String length = headers.value("Content-Length");
    boolean bodiless = status == 204 || status == 304 || exchange.request().method().equals("HEAD");
    return bodiless || length == null ? -1 : number(length, 18);
  }

  private static int status(Http2Headers fields) {
    CharSequence status = fields.status();
    int number = status == null || status.length() != 3 ? -1 : (int) number(status, 3);
    return number < 100 ? -1 : number;
  }

  /** The number these digits are; -1 when it is none, or too long. */
  static long number(CharSequence text, int most) {
    long number = text.length() == 0 || text.length() > most ? -1 : 0;
    for (int i = 0; i < text.length() && number >= 0; i++) {
      int digit = text.charAt(i) - '0';
      number = digit < 0 || digit > 9 ? -1 : number * 10 + digit;
    }
    return number;
  }

  private void data(Http2DataFrame frame) {
    ByteBuf bytes = frame.content();
    bodyReceived += bytes.readableBytes();
    exchange.received(bytes);
    if (frame.isEndStream()) {
      end();
    }
  }

  private void end() {
    if (ended) {
      return;
    }
    if (promised >= 0 && bodyReceived != promised) {
      fail(ChannelFailures.closedInBody(bodyReceived));
      return;
    }
    ended = true;
    if (request != null && !request.isWritten()) {
      // The answer is complete; the server does not want the rest of the body (B-088).
      reset(Http2Error.NO_ERROR);
    }
    stopWriting();
    exchange.responseEnded();
  }

  private void count() {
    Http2StreamChannel on = channel;
    if (on != null && on.stream().id() > 0) {
      FrameCounter.Counts counts = counter.of(on.stream().id());
      exchange.recorder().requestBytes(counts.headerSent, counts.bodySent);
      exchange.recorder().responseBytes(counts.headerReceived, counts.bodyReceived);
    }
  }

  /** The head did not get out, so the server cannot have acted on it. */
  private void unsent(Throwable cause) {
    fail(ChannelFailures.of(cause), Reach.LEFT_OUT);
    reset(Http2Error.CANCEL);
  }

  private void broken(Throwable cause) {
    fail(ChannelFailures.of(cause));
  }

  private void fail(URLError error) {
    fail(error, exchange.reach(error));
    reset(Http2Error.CANCEL);
  }

  private void fail(URLError error, Reach reach) {
    if (!ended) {
      ended = true;
      stopWriting();
      exchange.failed(error, reach);
    }
  }

  private void reset(Http2Error error) {
    stopWriting();
    Http2StreamChannel on = channel;
    if (on != null && on.isActive()) {
      on.writeAndFlush(new DefaultHttp2ResetFrame(error)).addListener(done -> on.close());
    }
  }

  private void stopWriting() {
    if (request != null) {
      request.stop();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof Http2ResetFrame reset) {
      // The connection is well, so asking again is no cure (B-239).
      boolean refused = reset.errorCode() == Http2Error.REFUSED_STREAM.code();
      fail(
          URLError.of(
              Code.NETWORK_CONNECTION_LOST,
              "The server ended the stream with error " + reset.errorCode() + "."),
          refused ? Reach.REFUSED : Reach.SENT);
    } else if (event instanceof Http2GoAwayFrame) {
      fail(
          URLError.of(Code.NETWORK_CONNECTION_LOST, "The server is closing the connection."),
          Reach.LEFT_OUT);
    }
    ReferenceCountUtil.release(event);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
    broken(thrown);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    count();
    Http2StreamChannel on = channel;
    int stream = on == null ? 0 : on.stream().id();
    counter.forget(stream);
    if (ended) {
      return;
    }
    // Without a number its head never got out.
    boolean processed = stream > 0 && !unseen.test(stream);
    URLError error =
        exchange.response().isDone()
            ? ChannelFailures.closedInBody(Math.max(1, bodyReceived))
            : ChannelFailures.closedBeforeResponse();
    fail(error, processed ? exchange.reach(error) : Reach.LEFT_OUT);
  }
}
