// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.tunnel;

import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLError;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.URLProtectionSpace.ProxyType;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import dev.urlsession.internal.event.ChallengeAnswer;
import dev.urlsession.internal.transport.Challenges;
import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.ProxyServer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResultProvider;
import io.netty.handler.codec.socksx.v5.DefaultSocks5CommandRequest;
import io.netty.handler.codec.socksx.v5.DefaultSocks5InitialRequest;
import io.netty.handler.codec.socksx.v5.DefaultSocks5PasswordAuthRequest;
import io.netty.handler.codec.socksx.v5.Socks5AddressType;
import io.netty.handler.codec.socksx.v5.Socks5AuthMethod;
import io.netty.handler.codec.socksx.v5.Socks5ClientEncoder;
import io.netty.handler.codec.socksx.v5.Socks5CommandResponse;
import io.netty.handler.codec.socksx.v5.Socks5CommandResponseDecoder;
import io.netty.handler.codec.socksx.v5.Socks5CommandStatus;
import io.netty.handler.codec.socksx.v5.Socks5CommandType;
import io.netty.handler.codec.socksx.v5.Socks5InitialResponse;
import io.netty.handler.codec.socksx.v5.Socks5InitialResponseDecoder;
import io.netty.handler.codec.socksx.v5.Socks5PasswordAuthResponse;
import io.netty.handler.codec.socksx.v5.Socks5PasswordAuthResponseDecoder;
import io.netty.handler.codec.socksx.v5.Socks5PasswordAuthStatus;
import io.netty.util.NetUtil;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks a SOCKS 5 proxy for a tunnel (RFC 1928), with user and password where it wants them (RFC
 * 1929). The proxy looks up the name. Confined to the loop.
 *
 * <p>Both methods are offered always, so that the user is asked only when the proxy wants a
 * password. A wrong one costs the connection; the next attempt asks again.
 */
final class SocksTunnel extends ChannelInboundHandlerAdapter implements Tunnel {

  private final ProxyServer proxy;
  private final Origin origin;
  private final Supplier<@Nullable Challenges> challenges;
  private final Socks5ClientEncoder encoder = Socks5ClientEncoder.DEFAULT;
  private final TunnelEnd end;
  private final List<ChannelHandler> added = new ArrayList<>();
  private @Nullable URLCredential shown;
  private boolean asking;

  SocksTunnel(ProxyServer proxy, Origin origin, Supplier<@Nullable Challenges> challenges) {
    this.proxy = proxy;
    this.origin = origin;
    this.challenges = challenges;
    this.end = new TunnelEnd(proxy, () -> false);
  }

  @Override
  public void open(Channel channel, Outcome to) {
    end.tell(to);
    channel.pipeline().addLast(encoder, this, end);
    expect(channel, new Socks5InitialResponseDecoder());
    channel.writeAndFlush(
        new DefaultSocks5InitialRequest(Socks5AuthMethod.NO_AUTH, Socks5AuthMethod.PASSWORD));
    channel.read();
  }

  @Override
  public boolean isAsking() {
    return asking;
  }

  private void expect(Channel channel, ChannelHandler decoder) {
    added.forEach(channel.pipeline()::remove);
    added.clear();
    added.add(decoder);
    channel.pipeline().addBefore(channel.pipeline().context(this).name(), null, decoder);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    try {
      if (end.isOver()) {
        return;
      }
      if (message instanceof DecoderResultProvider decoded && decoded.decoderResult().isFailure()) {
        end.fail(TunnelFailures.refused(proxy, origin, "it does not speak SOCKS 5."));
      } else if (message instanceof Socks5InitialResponse method) {
        method(ctx, method.authMethod());
      } else if (message instanceof Socks5PasswordAuthResponse answer) {
        password(ctx, answer.status());
      } else if (message instanceof Socks5CommandResponse answer) {
        command(ctx, answer.status());
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void method(ChannelHandlerContext ctx, Socks5AuthMethod method) {
    if (method.equals(Socks5AuthMethod.NO_AUTH)) {
      connect(ctx.channel());
    } else if (method.equals(Socks5AuthMethod.PASSWORD)) {
      URLCredential configured = proxy.credential();
      Challenges asked = challenges.get();
      if (configured != null) {
        login(ctx.channel(), configured);
      } else if (asked == null) {
        end.fail(TunnelFailures.credentialWanted(proxy));
      } else {
        asking = true;
        asked
            .ask(URLAuthenticationChallenge.builder(space()).build())
            .thenAccept(answer -> answered(ctx.channel(), answer));
      }
    } else {
      end.fail(TunnelFailures.refused(proxy, origin, "it wants another way to log in."));
    }
  }

  private URLProtectionSpace space() {
    return URLProtectionSpace.ofProxy(proxy.host(), proxy.port(), ProxyType.SOCKS, null, null);
  }

  private void answered(Channel channel, ChallengeAnswer answer) {
    asking = false;
    URLCredential credential = answer.credential();
    if (answer.disposition() == AuthChallengeDisposition.CANCEL_AUTHENTICATION_CHALLENGE) {
      end.fail(URLError.cancelled(null));
    } else if (credential == null || credential.user() == null) {
      end.fail(TunnelFailures.credentialWanted(proxy));
    } else if (!end.isOver()) {
      login(channel, credential);
    }
  }

  private void login(Channel channel, URLCredential credential) {
    String user = credential.user();
    String password = credential.password();
    shown = credential;
    expect(channel, new Socks5PasswordAuthResponseDecoder());
    channel.writeAndFlush(
        new DefaultSocks5PasswordAuthRequest(
            user == null ? "" : user, password == null ? "" : password));
    channel.read();
  }

  private void password(ChannelHandlerContext ctx, Socks5PasswordAuthStatus status) {
    if (status.equals(Socks5PasswordAuthStatus.SUCCESS)) {
      connect(ctx.channel());
    } else {
      end.fail(TunnelFailures.credentialWanted(proxy));
    }
  }

  private void connect(Channel channel) {
    String host = origin.host();
    Socks5AddressType type =
        NetUtil.isValidIpV4Address(host)
            ? Socks5AddressType.IPv4
            : NetUtil.isValidIpV6Address(host) ? Socks5AddressType.IPv6 : Socks5AddressType.DOMAIN;
    expect(channel, new Socks5CommandResponseDecoder());
    channel.writeAndFlush(
        new DefaultSocks5CommandRequest(Socks5CommandType.CONNECT, type, host, origin.port()));
    channel.read();
  }

  private void command(ChannelHandlerContext ctx, Socks5CommandStatus status) {
    if (!status.equals(Socks5CommandStatus.SUCCESS)) {
      end.fail(TunnelFailures.refused(proxy, origin, "it answers " + status + "."));
      return;
    }
    Challenges asked = challenges.get();
    if (asked != null && shown != null && proxy.credential() == null) {
      asked.accepted(space(), shown);
    }
    ctx.pipeline().remove(this);
    ctx.pipeline().remove(encoder);
    added.forEach(ctx.pipeline()::remove);
    ctx.pipeline().remove(end);
    end.opened();
  }
}
