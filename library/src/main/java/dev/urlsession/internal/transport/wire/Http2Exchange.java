// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.internal.transport.ConnectionFacts;
import dev.urlsession.internal.transport.WireFailure.Reach;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;

/** An exchange on its stream of an HTTP/2 connection. Confined to the loop. */
final class Http2Exchange implements WireStream, Http2Request.Listener {

  private final WireExchange exchange;
  private final Http2Stream stream;
  private final Http2Output output;
  private final Http2Fields fields;
  private final Http2Request request;
  private final FrameCounter.Counts counts = new FrameCounter.Counts();
  private long bodyReceived;
  private long promised = -1;
  private boolean ended;

  Http2Exchange(WireExchange exchange, Http2Stream stream, Http2Output output, Http2Fields fields) {
    this.exchange = exchange;
    this.stream = stream;
    this.output = output;
    this.fields = fields;
    this.request = new Http2Request(exchange, stream, output, fields, this);
  }

  void begin(ConnectionFacts facts) {
    exchange.attach(this, facts);
    request.write();
  }

  int stream() {
    return stream.id();
  }

  FrameCounter.Counts counts() {
    return counts;
  }

  /** Whether it cares no more for what comes. */
  boolean hasEnded() {
    return ended;
  }

  /** What the window lets come is taken over at once, so there is nothing to read. */
  @Override
  public void read() {}

  @Override
  public void taken(int bytes) {
    output.taken(stream, bytes);
  }

  @Override
  public void proceed() {
    request.proceed();
  }

  @Override
  public void abort() {
    ended = true;
    count();
    reset(Http2Error.CANCEL);
  }

  void headers(Http2Headers received, boolean last) {
    if (ended) {
      return;
    }
    exchange.arriving();
    if (!exchange.isAnswered()) {
      count();
      try {
        head(Http2Head.of(received, last, fields));
      } catch (URLError malformed) {
        fail(malformed);
        return;
      }
    }
    // Else they are trailers, which nobody asks for.
    if (last) {
      end();
    }
  }

  private void head(Http2Head head) {
    if (head.isInformational()) {
      exchange.informed(head.status(), "HTTP/2", head.headers());
      return;
    }
    promised = head.promised(exchange.request().method());
    exchange.responded(head.status(), "HTTP/2", head.headers());
  }

  /** Takes over the bytes. */
  void data(ByteBuf bytes, boolean last) {
    exchange.arriving();
    bodyReceived += bytes.readableBytes();
    exchange.received(bytes);
    if (last) {
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
    count();
    if (!request.isWritten()) {
      // The answer is complete; the server does not want the rest of the body (B-088).
      reset(Http2Error.NO_ERROR);
    }
    exchange.responseEnded();
  }

  private void count() {
    exchange.recorder().requestBytes(counts.headerSent, counts.bodySent);
    exchange.recorder().responseBytes(counts.headerReceived, counts.bodyReceived);
  }

  /** The server ended the stream before its time. */
  void wasReset(long code) {
    boolean refused = code == Http2Error.REFUSED_STREAM.code();
    fail(
        URLError.of(
            Code.NETWORK_CONNECTION_LOST, "The server ended the stream with error " + code + "."),
        refused ? Reach.REFUSED : Reach.SENT);
  }

  /** What came on the stream is not HTTP/2. */
  void malformed(Throwable thrown, Http2Error code) {
    // The connection is well, so asking again is no cure (B-239).
    fail(ChannelFailures.of(thrown), Reach.SENT);
    reset(code);
  }

  @Override
  public void written() {
    count();
    exchange.requestEnded();
  }

  /** The head did not get out, so the server cannot have acted on it. */
  @Override
  public void unsent(Throwable cause) {
    fail(ChannelFailures.of(cause), Reach.LEFT_OUT);
    reset(Http2Error.CANCEL);
  }

  @Override
  public void broken(Throwable cause) {
    fail(ChannelFailures.of(cause));
  }

  /** The stream is closed, perhaps because the connection is. */
  void closed(boolean unseen) {
    if (ended) {
      return;
    }
    URLError error =
        exchange.isAnswered()
            ? ChannelFailures.closedInBody(Math.max(1, bodyReceived))
            : ChannelFailures.closedBeforeResponse();
    fail(error, unseen ? Reach.LEFT_OUT : exchange.reach(error));
  }

  private void fail(URLError error) {
    fail(error, exchange.reach(error));
    reset(Http2Error.CANCEL);
  }

  private void fail(URLError error, Reach reach) {
    if (!ended) {
      ended = true;
      count();
      request.stop();
      exchange.failed(error, reach);
    }
  }

  private void reset(Http2Error error) {
    request.stop();
    output.reset(stream, error);
  }
}
