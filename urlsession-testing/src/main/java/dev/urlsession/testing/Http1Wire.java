// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import dev.urlsession.testing.AnswerPlan.Framing;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes an answer as HTTP/1.1 text by hand: an encoder would refuse most of what a test wants to
 * send.
 */
final class Http1Wire implements Wire {

  private final Channel channel;
  private final RequestHead request;
  private final boolean closeWanted;
  private final Consumer<AnswerPlan> ended;
  private boolean chunked;

  Http1Wire(Channel channel, RequestHead request, boolean closeWanted, Consumer<AnswerPlan> ended) {
    this.channel = channel;
    this.request = request;
    this.closeWanted = closeWanted;
    this.ended = ended;
  }

  @Override
  public Channel channel() {
    return channel;
  }

  @Override
  public void informational(int status, List<Header> headers) {
    writeHead(statusLine(status), headers);
  }

  @Override
  public boolean head(AnswerPlan plan) {
    List<Header> headers = plan.headers;
    boolean bodiless = isBodiless(plan.status);
    if (!bodiless && plan.framing == Framing.CHUNKED) {
      headers = HeaderLists.with(headers, "Transfer-Encoding", "chunked");
    } else if (!bodiless && plan.framing == Framing.LENGTH && !plan.hasHeader("Content-Length")) {
      headers = HeaderLists.with(headers, "Content-Length", Long.toString(plan.body.length()));
    }
    if ((closeWanted || plan.ending == Ending.GO_AWAY) && !plan.hasHeader("Connection")) {
      headers = HeaderLists.with(headers, "Connection", "close");
    }
    String line = plan.statusLine;
    writeHead(line == null ? statusLine(plan.status) : line, headers);
    boolean bodyFollows = !bodiless && !request.method().equals("HEAD");
    chunked = bodyFollows && plan.framing == Framing.CHUNKED;
    return bodyFollows;
  }

  @Override
  public void body(ByteBuf data) {
    if (chunked) {
      writeText(Integer.toHexString(data.readableBytes()) + "\r\n");
      channel.write(data);
      writeText("\r\n");
    } else {
      channel.write(data);
    }
  }

  @Override
  public void raw(byte[] bytes) {
    channel.write(Unpooled.wrappedBuffer(bytes));
  }

  @Override
  public void flush() {
    channel.flush();
  }

  @Override
  public void end(AnswerPlan plan) {
    if (plan.ending == Ending.BAD_CHUNK) {
      writeText("no size\r\n");
    } else if (chunked && !plan.ending.cutsShort()) {
      writeText("0\r\n\r\n");
    }
    ended.accept(plan);
  }

  /** RFC 9110, section 6.4.1: these have no body, whatever their fields say. */
  private static boolean isBodiless(int status) {
    return status < 200 || status == 204 || status == 304;
  }

  private static String statusLine(int status) {
    return "HTTP/1.1 " + status + " " + HttpResponseStatus.valueOf(status).reasonPhrase();
  }

  private void writeHead(String line, List<Header> headers) {
    StringBuilder head = new StringBuilder(line).append("\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    writeText(head.append("\r\n").toString());
  }

  private void writeText(String text) {
    channel.write(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
  }
}
