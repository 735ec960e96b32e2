// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import static dev.urlsession.daemon.Asks.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.urlsession.background.place.Token;
import dev.urlsession.background.protocol.UrlSessionDaemonGrpc;
import dev.urlsession.background.socket.DomainSockets;
import dev.urlsession.background.wire.Trailers;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody with the token sends messages that no client of ours would. */
class RawMessagesTest {

  private static final MethodDescriptor<byte[], byte[]> HELLO =
      UrlSessionDaemonGrpc.getHelloMethod().toBuilder(new Bytes(), new Bytes()).build();

  /** Starts a group of field 99, whose end never comes. */
  private static final byte GROUP = (byte) 0x9b;

  private static final byte GROUP_REST = 6;

  @RegisterExtension final TestDaemon daemon = new TestDaemon();

  private EventLoopGroup loop;
  private ManagedChannel channel;

  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  @BeforeEach
  void connect() {
    DomainSockets sockets = DomainSockets.best();
    loop = sockets.loop("raw");
    channel =
        NettyChannelBuilder.forAddress(sockets.address(daemon.places().socket()))
            .channelFactory(sockets::client)
            .eventLoopGroup(loop)
            .withOption(ChannelOption.SO_KEEPALIVE, null)
            .usePlaintext()
            .overrideAuthority("localhost")
            .build();
  }

  @AfterEach
  void disconnect() throws Exception {
    channel.shutdownNow().awaitTermination(30, TimeUnit.SECONDS);
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
  }

  private byte[] hello(byte[] message) throws IOException {
    Metadata headers = new Metadata();
    headers.put(Trailers.TOKEN, Token.read(daemon.places().tokenFile()).bytes());
    return ClientCalls.blockingUnaryCall(
        ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers)),
        HELLO,
        CallOptions.DEFAULT.withDeadlineAfter(30, TimeUnit.SECONDS),
        message);
  }

  private void refused(byte[] message) throws Exception {
    assertThatThrownBy(() -> hello(message)).isInstanceOf(StatusRuntimeException.class);
    assertThat(answer(daemon.client("a").hello()).getProtocol()).isEqualTo(1);
  }

  @Test
  @DisplayName("S16: nesting without end is refused before the stack is used up")
  void nested() throws Exception {
    byte[] message = new byte[1_000_000];
    for (int i = 0; i < message.length; i += 2) {
      message[i] = GROUP;
      message[i + 1] = GROUP_REST;
    }
    refused(message);
  }

  @Test
  @DisplayName("S16: a name that is no UTF-8 is refused")
  void badText() throws Exception {
    refused(new byte[] {0x1a, 2, (byte) 0xc3, 0x28});
  }

  @Test
  @DisplayName("S16: whatever the bytes are, they are refused or understood, and others are served")
  void garbage() throws Exception {
    Random random = new Random(16);
    for (int i = 0; i < 200; i++) {
      byte[] message = new byte[random.nextInt(200)];
      random.nextBytes(message);
      try {
        assertThat(hello(message)).isNotNull();
      } catch (StatusRuntimeException refused) {
        assertThat(refused.getStatus().isOk()).isFalse();
      }
    }
    assertThat(answer(daemon.client("a").hello()).getProtocol()).isEqualTo(1);
    assertThat(Files.readString(daemon.places().log())).doesNotContain("StackOverflow");
  }
}
