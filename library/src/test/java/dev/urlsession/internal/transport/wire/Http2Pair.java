// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.internal.transport.ConnectionFacts;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.HashMap;
import java.util.Map;

/** A client's HTTP/2 connection and a server's codec, joined without sockets. */
final class Http2Pair implements AutoCloseable {

  private static final ConnectionFacts FACTS =
      new ConnectionFacts(ConnectionFacts.Phases.NONE, "h2", null, null, null, null, false);

  private static final int HEADER_BYTES = 64 * 1024;
  private static final int HEADER_COUNT = 200;

  /** The codes of the resets that the server saw, by stream. */
  final Map<Integer, Long> resets = new HashMap<>();

  private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
  private final EmbeddedChannel client = new EmbeddedChannel();
  private final Http2FrameCodec codec =
      Http2FrameCodecBuilder.forServer().encoderIgnoreMaxHeaderListSize(true).build();
  private final EmbeddedChannel server = new EmbeddedChannel();
  private final Http2Connection connection;
  private int lastStream = 1;

  Http2Pair() {
    client.config().setAllocator(memory);
    server.config().setAllocator(memory);
    server.pipeline().addLast(codec, new Requests());
    connection = Http2Connection.on(client, FACTS, new Unheard(), HEADER_BYTES, HEADER_COUNT);
    settle();
  }

  /** Sends a GET on a stream of its own. */
  Http2Call get() {
    Http2Call call = new Http2Call(lastStream += 2, this::settle);
    connection.carry(call.exchange());
    settle();
    return call;
  }

  /** The server begins its answer. */
  void head(int stream, HTTPHeaders headers, boolean last) {
    Http2Headers fields = new DefaultHttp2Headers().status("200");
    headers.entries().forEach(field -> fields.add(field.getKey(), field.getValue()));
    codec.encoder().writeHeaders(context(), stream, fields, 0, last, context().newPromise());
    server.flush();
    settle();
  }

  /** The server sends so many bytes, as soon as it may; last only when there are no more. */
  void data(int stream, int length, boolean last) {
    ByteBuf bytes = Unpooled.wrappedBuffer(new byte[length]);
    codec.encoder().writeData(context(), stream, bytes, 0, last, context().newPromise());
    server.flush();
    settle();
  }

  /** What the server may send, whatever the stream. */
  int connectionWindow() {
    return codec
        .connection()
        .remote()
        .flowController()
        .windowSize(codec.connection().connectionStream());
  }

  private ChannelHandlerContext context() {
    return server.pipeline().context(codec);
  }

  /** Lets both talk until they have nothing more to say. */
  void settle() {
    while (move(client, server) | move(server, client)) {}
  }

  private static boolean move(EmbeddedChannel from, EmbeddedChannel to) {
    from.runPendingTasks();
    boolean moved = false;
    for (ByteBuf bytes = from.readOutbound(); bytes != null; bytes = from.readOutbound()) {
      moved = true;
      to.writeInbound(bytes);
    }
    return moved;
  }

  /** The memory of both that was not given back; after {@link #close()} there must be none. */
  long held() {
    return memory.metric().usedHeapMemory() + memory.metric().usedDirectMemory();
  }

  @Override
  public void close() {
    client.finishAndReleaseAll();
    server.finishAndReleaseAll();
  }

  private final class Requests extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      if (message instanceof Http2ResetFrame reset) {
        resets.put(reset.stream().id(), reset.errorCode());
      }
      ReferenceCountUtil.release(message);
    }
  }
}
