// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;

/** Sets a new connection up. */
final class ConnectionInitializer extends ChannelInitializer<Channel> {

  private final ServerState server;
  private final Listening listening;

  ConnectionInitializer(ServerState server, Listening listening) {
    this.server = server;
    this.listening = listening;
  }

  @Override
  protected void initChannel(Channel channel) {
    int number = server.connections().add(channel);
    if (listening.isDropping()) {
      channel.close();
      return;
    }
    http1(channel.pipeline(), number);
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
}
