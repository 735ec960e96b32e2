// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import dev.urlsession.testing.AnswerPlan.Framing;
import dev.urlsession.testing.AnswerPlan.Reading;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One HTTP/1.1 connection: its requests one after the other. */
final class Http1Connection extends ChannelInboundHandlerAdapter {

  private static final int PIPELINE_LIMIT = 256;

  private final ServerState server;
  private final int number;
  private final Deque<Object> pipelined = new ArrayDeque<>();
  private int requests;
  private boolean closeOnNext;
  private @Nullable Intake intake;
  private @Nullable Exchange exchange;

  Http1Connection(ServerState server, int number) {
    this.server = server;
    this.number = number;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    boolean nextRequest = message instanceof HttpRequest && intake != null;
    if (nextRequest || !pipelined.isEmpty()) {
      pipelined.add(message);
      if (pipelined.size() >= PIPELINE_LIMIT) {
        context.channel().config().setAutoRead(false);
      }
      return;
    }
    take(context, message);
  }

  private void take(ChannelHandlerContext context, Object message) {
    try {
      if (message instanceof HttpRequest request) {
        begin(context.channel(), request);
      }
      Intake current = intake;
      if (message instanceof HttpContent content && current != null) {
        current.add(content.content());
        if (content instanceof LastHttpContent) {
          current.complete();
          nextWhenDone(context.channel());
        }
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void begin(Channel channel, HttpRequest request) {
    if (request.decoderResult().isFailure()) {
      channel.write(
          Unpooled.copiedBuffer(
              "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
              StandardCharsets.ISO_8859_1));
      Closing.politely(channel);
      return;
    }
    RequestHead head = headOf(request);
    boolean closeWanted = !HttpUtil.isKeepAlive(request);
    Intake begun = new Intake(server, head, plan -> answer(channel, head, closeWanted, plan));
    intake = begun;
    if (closeOnNext) {
      begun.abort();
      Closing.politely(channel);
      return;
    }
    if (begun.reading() == Reading.NEVER) {
      channel.config().setAutoRead(false);
    } else if (begun.reading() == Reading.WHOLE && HttpUtil.is100ContinueExpected(request)) {
      channel.writeAndFlush(
          Unpooled.copiedBuffer("HTTP/1.1 100 Continue\r\n\r\n", StandardCharsets.ISO_8859_1));
    }
    begun.begin();
  }

  private RequestHead headOf(HttpRequest request) {
    List<Header> headers =
        request.headers().entries().stream()
            .map((Map.Entry<String, String> e) -> new Header(e.getKey(), e.getValue()))
            .toList();
    return new RequestHead(
        request.method().name(),
        request.uri(),
        request.protocolVersion().text(),
        headers,
        number,
        ++requests);
  }

  private void answer(Channel channel, RequestHead head, boolean closeWanted, AnswerPlan plan) {
    Http1Wire wire =
        new Http1Wire(channel, head, closeWanted, sent -> ended(channel, closeWanted, sent));
    Exchange begun = new Exchange(wire, plan);
    exchange = begun;
    begun.start();
  }

  private void ended(Channel channel, boolean closeWanted, AnswerPlan plan) {
    exchange = null;
    switch (plan.ending) {
      case RESET -> Closing.byReset(channel);
      case TRUNCATE -> Closing.belowTls(channel);
      case CLOSE, GO_AWAY, GO_AWAY_UNSEEN, RESET_STREAM -> Closing.politely(channel);
      case KEEP, CLOSE_IDLE, CLOSE_ON_NEXT, BAD_CHUNK -> {
        channel.flush();
        if (closeWanted || plan.framing == Framing.UNTIL_CLOSE) {
          Closing.politely(channel);
          return;
        }
        closeOnNext = plan.ending == Ending.CLOSE_ON_NEXT;
        if (plan.ending == Ending.CLOSE_IDLE) {
          Gate gate = plan.endGate;
          if (gate == null || gate.pass(channel.eventLoop(), channel::close)) {
            Closing.politely(channel);
          }
        }
        nextWhenDone(channel);
      }
    }
  }

  /** Goes on with the next request when this one is both received and answered. */
  private void nextWhenDone(Channel channel) {
    Intake current = intake;
    if (current == null || !current.isComplete() || exchange != null) {
      return;
    }
    intake = null;
    if (!pipelined.isEmpty()) {
      channel.eventLoop().execute(() -> takePipelined(channel));
    }
  }

  private void takePipelined(Channel channel) {
    ChannelHandlerContext context = channel.pipeline().context(this);
    while (context != null && !pipelined.isEmpty()) {
      if (pipelined.peek() instanceof HttpRequest && intake != null) {
        return;
      }
      take(context, pipelined.remove());
    }
    channel.config().setAutoRead(true);
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
    pipelined.forEach(ReferenceCountUtil::release);
    pipelined.clear();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // The client reset the connection or speaks no HTTP: it sees the connection end.
    context.close();
  }
}
