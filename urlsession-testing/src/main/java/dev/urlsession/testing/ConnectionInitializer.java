// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

/** Sets a new connection up: TLS if wanted, then the protocol that the two sides agree on. */
final class ConnectionInitializer extends ChannelInitializer<Channel> {

  private final ServerState server;
  private final Listening listening;
  private final @Nullable SslContext tls;
  private final boolean priorKnowledge;

  ConnectionInitializer(
      ServerState server, Listening listening, @Nullable SslContext tls, boolean priorKnowledge) {
    this.server = server;
    this.listening = listening;
    this.tls = tls;
    this.priorKnowledge = priorKnowledge;
  }

  @Override
  protected void initChannel(Channel channel) {
    int number = server.connections().add(channel);
    ChannelPipeline pipeline = channel.pipeline();
    if (listening.isDropping()) {
      channel.close();
    } else if (tls != null) {
      SslHandler handler = tls.newHandler(channel.alloc());
      // Clients may let a user think about whom to trust.
      handler.setHandshakeTimeoutMillis(0);
      pipeline.addLast(handler);
      pipeline.addLast(negotiation(number));
    } else if (priorKnowledge) {
      pipeline.addLast(new PrefaceSniffer(p -> http2(p, number), p -> http1(p, number)));
    } else {
      http1(pipeline, number);
    }
  }

  private ApplicationProtocolNegotiationHandler negotiation(int number) {
    return new ApplicationProtocolNegotiationHandler(ApplicationProtocolNames.HTTP_1_1) {
      @Override
      protected void configurePipeline(ChannelHandlerContext context, String protocol) {
        if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
          http2(context.pipeline(), number);
        } else {
          http1(context.pipeline(), number);
        }
      }

      @Override
      protected void handshakeFailure(ChannelHandlerContext context, Throwable cause) {
        // The client does not trust us, or is not trusted: a case for its test, not for a log.
        context.close();
      }

      @Override
      public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
      }
    };
  }

  private void http1(ChannelPipeline pipeline, int number) {
    HttpDecoderConfig config =
        new HttpDecoderConfig()
            .setMaxInitialLineLength(server.limits().maxHeaderBytes())
            .setMaxHeaderSize(server.limits().maxHeaderBytes())
            .setValidateHeaders(false);
    pipeline.addLast(new HttpRequestDecoder(config));
    pipeline.addLast(new Http1Connection(server, number));
  }

  private void http2(ChannelPipeline pipeline, int number) {
    Http2Settings settings =
        Http2Settings.defaultSettings()
            .maxConcurrentStreams(server.limits().maxConcurrentStreams())
            .maxHeaderListSize(server.limits().maxHeaderBytes());
    // Clients that cancel a lot are what tests are about: no guard against rapid resets.
    pipeline.addLast(
        Http2FrameCodecBuilder.forServer()
            .initialSettings(settings)
            .decoderEnforceMaxRstFramesPerWindow(0, 0)
            .encoderEnforceMaxRstFramesPerWindow(0, 0)
            .build());
    Http2Session session = new Http2Session(number);
    pipeline.addLast(
        new Http2MultiplexHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel stream) {
                stream.pipeline().addLast(new Http2Stream(server, session));
              }
            }));
    pipeline.addLast(new CloseOnError());
  }
}
