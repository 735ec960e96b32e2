// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import dev.urlsession.testing.AnswerPlan.Reading;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One HTTP/2 stream: one request and its answer. */
final class Http2Stream extends ChannelInboundHandlerAdapter {

  private final ServerState server;
  private final Http2Session session;
  private @Nullable Intake intake;
  private @Nullable Exchange exchange;

  Http2Stream(ServerState server, Http2Session session) {
    this.server = server;
    this.session = session;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      Intake current = intake;
      if (message instanceof Http2HeadersFrame frame && current == null) {
        begin(context.channel(), frame);
      } else if (message instanceof Http2HeadersFrame frame && current != null) {
        completeIf(frame.isEndStream(), current);
      } else if (message instanceof Http2DataFrame frame && current != null) {
        current.add(frame.content());
        completeIf(frame.isEndStream(), current);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void begin(Channel stream, Http2HeadersFrame frame) {
    RequestHead head = headOf(frame.headers());
    Intake begun = new Intake(server, head, plan -> answer(stream, head, plan));
    intake = begun;
    if (session.closesOnNext()) {
      begun.abort();
      stream.parent().close();
      return;
    }
    if (begun.reading() == Reading.NEVER) {
      stream.config().setAutoRead(false);
      // A stream that is not read waits with what it has, even when its connection is gone.
      stream.parent().closeFuture().addListener(gone -> stream.close());
    }
    begun.begin();
    completeIf(frame.isEndStream(), begun);
  }

  private static void completeIf(boolean endOfStream, Intake current) {
    if (endOfStream) {
      current.complete();
    }
  }

  private RequestHead headOf(Http2Headers fields) {
    List<Header> headers = new ArrayList<>();
    CharSequence authority = fields.authority();
    if (authority != null) {
      headers.add(new Header("host", authority.toString()));
    }
    fields.forEach(
        field -> {
          if (field.getKey().charAt(0) != ':') {
            headers.add(new Header(field.getKey().toString(), field.getValue().toString()));
          }
        });
    return new RequestHead(
        String.valueOf(fields.method()),
        String.valueOf(fields.path()),
        "HTTP/2.0",
        headers,
        session.connection(),
        session.nextRequest());
  }

  private void answer(Channel stream, RequestHead head, AnswerPlan plan) {
    Exchange begun = new Exchange(new Http2Wire(stream, head, sent -> ended(stream, sent)), plan);
    exchange = begun;
    begun.start();
  }

  private void ended(Channel stream, AnswerPlan plan) {
    Channel connection = stream.parent();
    switch (plan.ending) {
      case CLOSE -> afterWrites(stream, () -> connection.close());
      case TRUNCATE -> afterWrites(stream, () -> Closing.belowTls(connection));
      case RESET -> afterWrites(stream, () -> Closing.byReset(connection));
      case GO_AWAY ->
          afterWrites(
              stream,
              () -> connection.writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR)));
      case GO_AWAY_UNSEEN -> leaveOut((Http2StreamChannel) stream);
      case CLOSE_ON_NEXT -> session.closeOnNext();
      case CLOSE_IDLE -> {
        Gate gate = plan.endGate;
        if (gate == null || gate.pass(connection.eventLoop(), connection::close)) {
          afterWrites(stream, connection::close);
        }
      }
      case KEEP, BAD_CHUNK, RESET_STREAM -> stream.flush();
    }
  }

  /** The codec's frame can only name the last stream it knows, so this is said below it. */
  private static void leaveOut(Http2StreamChannel stream) {
    ChannelHandlerContext codec = stream.parent().pipeline().context(Http2FrameCodec.class);
    ((Http2FrameCodec) codec.handler())
        .goAway(
            codec,
            stream.stream().id() - 2,
            Http2Error.NO_ERROR.code(),
            Unpooled.EMPTY_BUFFER,
            codec.newPromise());
    codec.flush();
  }

  /** An open stream is followed by an empty write; an ended one has been written. */
  private static void afterWrites(Channel stream, Runnable then) {
    stream.flush();
    stream
        .parent()
        .writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener((ChannelFutureListener) written -> then.run());
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    Exchange current = exchange;
    if (current != null) {
      current.pump();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    Intake unfinished = intake;
    if (unfinished != null && !unfinished.isComplete()) {
      unfinished.abort();
    }
    Exchange current = exchange;
    if (current != null) {
      current.cancel();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
