// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import dev.urlsession.testing.AnswerPlan.Framing;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes an answer as frames of one HTTP/2 stream. */
final class Http2Wire implements Wire {

  /** RFC 9113, section 8.2.2: fields of a connection have no place in HTTP/2. */
  private static final Set<String> CONNECTION_FIELDS =
      Set.of("connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade");

  private final Channel stream;
  private final RequestHead request;
  private final Consumer<AnswerPlan> ended;
  private @Nullable ChannelFuture lastWrite;
  private boolean streamEnded;

  Http2Wire(Channel stream, RequestHead request, Consumer<AnswerPlan> ended) {
    this.stream = stream;
    this.request = request;
    this.ended = ended;
  }

  @Override
  public Channel channel() {
    return stream;
  }

  @Override
  public void informational(int status, List<Header> headers) {
    stream.write(new DefaultHttp2HeadersFrame(fields(status, headers), false));
  }

  @Override
  public boolean head(AnswerPlan plan) {
    boolean bodiless = plan.status == 204 || plan.status == 304;
    Http2Headers fields = fields(plan.status, plan.headers);
    if (!bodiless && plan.framing == Framing.LENGTH && !plan.hasHeader("Content-Length")) {
      fields.setLong("content-length", plan.body.length());
    }
    boolean bodyFollows = !bodiless && !request.method().equals("HEAD");
    boolean nothingToSend =
        plan.body.length() == 0 && plan.bodyGates.isEmpty() && !plan.ending.cutsShort();
    streamEnded = !bodyFollows || nothingToSend;
    lastWrite = stream.write(new DefaultHttp2HeadersFrame(fields, streamEnded));
    return !streamEnded;
  }

  @Override
  public void body(ByteBuf data) {
    lastWrite = stream.write(new DefaultHttp2DataFrame(data, false));
  }

  /** Raw bytes have no place in a stream; without any, the ending says what to do. */
  @Override
  public void raw(byte[] bytes) {
    streamEnded = true;
    if (bytes.length > 0) {
      resetStream(Http2Error.INTERNAL_ERROR.code());
    }
  }

  @Override
  public void flush() {
    stream.flush();
  }

  @Override
  public void end(AnswerPlan plan) {
    if (!streamEnded && !plan.ending.cutsShort()) {
      lastWrite = stream.write(new DefaultHttp2DataFrame(Unpooled.EMPTY_BUFFER, true));
    }
    stream.flush();
    ChannelFuture last = lastWrite;
    if (last == null) {
      finish(plan);
    } else {
      // A reset would overtake data that waits for the client's window.
      last.addListener(written -> finish(plan));
    }
  }

  private void finish(AnswerPlan plan) {
    if (plan.ending == Ending.RESET_STREAM) {
      resetStream(plan.errorCode);
    } else if (plan.ending == Ending.BAD_CHUNK) {
      resetStream(Http2Error.PROTOCOL_ERROR.code());
    }
    ended.accept(plan);
  }

  private void resetStream(long errorCode) {
    stream.writeAndFlush(new DefaultHttp2ResetFrame(errorCode));
  }

  private static Http2Headers fields(int status, List<Header> headers) {
    Http2Headers fields = new DefaultHttp2Headers(false).status(Integer.toString(status));
    for (Header header : headers) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (!CONNECTION_FIELDS.contains(name)) {
        fields.add(name, header.value());
      }
    }
    return fields;
  }
}
