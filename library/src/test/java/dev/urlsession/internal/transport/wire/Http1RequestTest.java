// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.io.OutgoingBody;
import dev.urlsession.internal.transport.TransactionNotes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class Http1RequestTest implements Unobserved {

  private static final String HEAD = " /a?b HTTP/1.1\r\nhost: example.org\r\nX-Own: 1\r\n";

  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final WireFields fields = new WireFields(100);
  private final TransactionNotes notes = new TransactionNotes(Timers.SYSTEM);
  private boolean written;
  private int flushes;

  @AfterEach
  void end() {
    assertThat(channel.finish()).isFalse();
  }

  @Test
  @DisplayName("a head without a body, also when its fields were sent before")
  void head() {
    HTTPHeaders headers = HTTPHeaders.of("X-Own", "1");
    request("GET", headers, null).write();
    channel.runPendingTasks();
    assertThat(sent()).isEqualTo("GET" + HEAD + "\r\n");
    assertThat(written).isTrue();

    request("HEAD", headers, null).write();
    channel.runPendingTasks();
    String again = sent();
    assertThat(again).isEqualTo("HEAD" + HEAD + "\r\n");
    assertThat(notes.requestHeaderBytes()).isEqualTo(again.length());
  }

  @Test
  @DisplayName("a request given up in the turn that made it is not sent")
  void givenUp() {
    request("GET", HTTPHeaders.empty(), null).write();
    channel.pipeline().close();
    channel.runPendingTasks();
    assertThat(sent()).isEmpty();
    assertThat(written).isFalse();
  }

  @Test
  @DisplayName("a body whose length is known")
  void known() {
    OutgoingBody body =
        new OutgoingBody.Pieces(List.of(new OutgoingBody.Bytes(ByteBuffer.wrap(bytes("four")))));
    channel.pipeline().addFirst(new Flushes());
    request("PUT", HTTPHeaders.of("X-Own", "1"), body).write();
    channel.runPendingTasks();

    assertThat(flushes).as("with the body, and at its end").isEqualTo(2);
    String head = "PUT" + HEAD + "content-length: 4\r\n\r\n";
    assertThat(sent()).isEqualTo(head + "four");
    assertThat(written).isTrue();
    assertThat(notes.requestHeaderBytes()).isEqualTo(head.length());
    assertThat(notes.requestBodyWireBytes()).isEqualTo(4);
  }

  @Test
  @DisplayName("chunks with their lengths; an empty piece does not end the body")
  void chunks() {
    OutgoingBody body = new OutgoingBody.Stream(InputStream.nullInputStream(), -1);
    Http1Request request = request("PUT", HTTPHeaders.of("X-Own", "1"), body);
    request.write();
    request.stop();
    channel.runPendingTasks();
    assertThat(sent()).isEqualTo("PUT" + HEAD + "transfer-encoding: chunked\r\n\r\n");

    request.write(Unpooled.wrappedBuffer(bytes("0123456789abcdef!")));
    request.write(Unpooled.EMPTY_BUFFER);
    request.end();
    String chunks = "11\r\n0123456789abcdef!\r\n0\r\n\r\n";
    assertThat(sent()).isEqualTo(chunks);
    assertThat(notes.requestBodyWireBytes()).isEqualTo(chunks.length());
  }

  private final class Flushes extends ChannelOutboundHandlerAdapter {
    @Override
    public void flush(ChannelHandlerContext context) {
      flushes++;
      context.flush();
    }
  }

  private Http1Request request(String method, HTTPHeaders headers, @Nullable OutgoingBody body) {
    WireExchange exchange =
        new WireExchange(
            WireRequests.of(method, "/a?b", headers, body), notes, this, Timers.SYSTEM);
    return new Http1Request(exchange, channel, fields, () -> written = true, broken -> {});
  }

  private String sent() {
    StringBuilder text = new StringBuilder();
    for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
      text.append(next.toString(StandardCharsets.US_ASCII));
      next.release();
    }
    return text.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
