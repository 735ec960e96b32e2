// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecordGathererTest {

  private static final int RECORD = 16 * 1024;

  private final RecordGatherer gatherer = new RecordGatherer();

  private static ByteBuf record(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
  }

  private static String text(EmbeddedChannel channel) {
    ByteBuf bytes = channel.readInbound();
    try {
      return bytes.toString(StandardCharsets.US_ASCII);
    } finally {
      bytes.release();
    }
  }

  @Test
  @DisplayName("the records of one look at the network come as one, in order")
  void together() {
    EmbeddedChannel channel = new EmbeddedChannel(gatherer);
    ByteBuf first = record("ab");

    channel.writeInbound(first, record("c"), record("def"));

    assertThat(text(channel)).isEqualTo("abcdef");
    assertThat(channel.inboundMessages()).isEmpty();
    assertThat(first.refCnt()).isZero();
    assertThat(channel.finish()).isFalse();
  }

  @Test
  @DisplayName("a record that comes alone is not copied")
  void alone() {
    EmbeddedChannel channel = new EmbeddedChannel(gatherer);
    ByteBuf only = record("abc");

    channel.writeInbound(only);

    assertThat(channel.inboundMessages().poll()).isSameAs(only);
    only.release();
    assertThat(channel.finish()).isFalse();
  }

  @Test
  @DisplayName("no more is kept than a buffer of the pool holds")
  void bounded() {
    EmbeddedChannel channel = new EmbeddedChannel(gatherer);
    for (int i = 0; i < 140; i++) {
      channel.pipeline().fireChannelRead(Unpooled.buffer(RECORD).writeZero(RECORD));
    }
    channel.pipeline().fireChannelReadComplete();

    int sum = 0;
    for (ByteBuf bytes = channel.readInbound(); bytes != null; bytes = channel.readInbound()) {
      assertThat(bytes.readableBytes()).isLessThanOrEqualTo(RecordGatherer.MOST);
      sum += bytes.readableBytes();
      bytes.release();
    }
    assertThat(sum).isEqualTo(140 * RECORD);
    assertThat(channel.finish()).isFalse();
  }

  @Test
  @DisplayName("what came before an end, an event or an error is handed on before it")
  void before() {
    StringBuilder heard = new StringBuilder();
    EmbeddedChannel channel = new EmbeddedChannel(gatherer, new Listener(heard));

    channel.pipeline().fireChannelRead(record("a"));
    channel.pipeline().fireUserEventTriggered("event");
    channel.pipeline().fireChannelRead(record("b"));
    channel.pipeline().fireExceptionCaught(new IllegalStateException("expected"));
    channel.pipeline().fireChannelRead(record("c"));
    channel.close();

    assertThat(heard).hasToString("a event b error c end ");
  }

  @Test
  @DisplayName("what nobody gets any more is given back")
  void removed() {
    EmbeddedChannel channel = new EmbeddedChannel(gatherer);
    ByteBuf left = record("a");
    channel.pipeline().fireChannelRead(left);

    channel.pipeline().remove(gatherer);

    assertThat(left.refCnt()).isZero();
    assertThat(channel.finish()).isFalse();
  }

  private static final class Listener extends ChannelInboundHandlerAdapter {

    private final StringBuilder heard;

    Listener(StringBuilder heard) {
      this.heard = heard;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ByteBuf bytes = (ByteBuf) message;
      heard.append(bytes.toString(StandardCharsets.US_ASCII)).append(' ');
      bytes.release();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      heard.append(event).append(' ');
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
      heard.append("error ");
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      heard.append("end ");
    }
  }
}
