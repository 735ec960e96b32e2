// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.tunnel;

import dev.urlsession.URLError;
import dev.urlsession.internal.transport.ProxyServer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells once how the asking for a tunnel ended. Stands behind what asks, keeps the connection being
 * read, and sees when it breaks. Confined to the loop.
 */
final class TunnelEnd extends ChannelInboundHandlerAdapter {

  private final ProxyServer proxy;
  private final BooleanSupplier mayClose;
  private Tunnel.@Nullable Outcome outcome;

  /**
   * @param mayClose whether it is no failure now when the proxy closes the connection
   */
  TunnelEnd(ProxyServer proxy, BooleanSupplier mayClose) {
    this.proxy = proxy;
    this.mayClose = mayClose;
  }

  void tell(Tunnel.Outcome to) {
    outcome = to;
  }

  boolean isOver() {
    return outcome == null;
  }

  void opened() {
    end(Tunnel.Outcome::opened);
  }

  void again() {
    end(Tunnel.Outcome::again);
  }

  void fail(URLError error) {
    end(to -> to.failed(error));
  }

  private void end(Consumer<Tunnel.Outcome> told) {
    Tunnel.Outcome to = outcome;
    outcome = null;
    if (to != null) {
      told.accept(to);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (!isOver()) {
      ctx.read();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
    fail(TunnelFailures.broken(proxy, thrown));
    ctx.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (!mayClose.getAsBoolean()) {
      fail(TunnelFailures.broken(proxy, null));
    }
  }
}
