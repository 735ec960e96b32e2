// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLError;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.io.BodyReceiver;
import dev.urlsession.internal.io.Chunk;
import dev.urlsession.internal.transport.ConnectionFacts;
import dev.urlsession.internal.transport.TransactionNotes;
import dev.urlsession.internal.transport.WireResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One connection in memory, and what its exchanges came to, as text. */
final class Http1Client implements Unobserved {

  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final Http1Connection connection;
  private @Nullable HTTPHeaders headers;

  Http1Client(WireFields fields) {
    ConnectionFacts facts =
        new ConnectionFacts(ConnectionFacts.Phases.NONE, "http/1.1", null, null, null, null, false);
    connection = Http1Connection.on(channel, facts, new Unheard(), 8192, fields);
  }

  /** Sends a request and takes the answer, in two reads where it is cut. */
  String exchange(String method, String answer, int cut) {
    TransactionNotes notes = new TransactionNotes(Timers.SYSTEM);
    StringBuilder told = new StringBuilder();
    WireExchange exchange =
        new WireExchange(
            WireRequests.of(method, "/", HTTPHeaders.empty(), null), notes, this, Timers.SYSTEM);
    exchange
        .response()
        .whenComplete(
            (response, failed) -> {
              if (response == null) {
                told.append(failed.getMessage());
              } else {
                read(exchange, response, told);
              }
            });
    connection.carry(exchange);
    channel.runPendingTasks();
    ByteBuf sent = channel.readOutbound();
    sent.release();
    int first = Math.min(cut, answer.length());
    if (first > 0) {
      arrives(answer.substring(0, first));
    }
    arrives(answer.substring(first));
    if (channel.isOpen() && !connection.isIdle()) {
      channel.close();
    }
    return told.append(' ')
        .append(notes.responseHeaderBytes())
        .append('+')
        .append(notes.responseBodyWireBytes())
        .append(told.isEmpty() ? "" : isOpen() ? " open" : " closed")
        .toString();
  }

  private void arrives(String text) {
    if (channel.isOpen() && !text.isEmpty()) {
      channel.writeInbound(buffer(text));
    }
  }

  private void read(WireExchange exchange, WireResponse response, StringBuilder told) {
    headers = response.headers();
    told.append(response.version() + " " + response.status() + " " + headers.entries() + " ");
    exchange.start(
        new BodyReceiver() {
          @Override
          public void received(Chunk chunk) {
            told.append(StandardCharsets.ISO_8859_1.decode(chunk.buffer()));
            chunk.release();
            exchange.demand();
          }

          @Override
          public void ended() {
            told.append(" ended");
          }

          @Override
          public void failed(URLError error) {
            told.append(" failed ").append(error.getMessage());
          }
        });
    exchange.demand();
  }

  static ByteBuf buffer(String text) {
    return Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  HTTPHeaders headers() {
    return Objects.requireNonNull(headers);
  }

  boolean isOpen() {
    return connection.isOpen();
  }

  /** Nothing is left over. */
  void end() {
    channel.close();
    assertThat(channel.finish()).isFalse();
  }
}
