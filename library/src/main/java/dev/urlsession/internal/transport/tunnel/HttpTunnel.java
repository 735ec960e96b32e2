// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.tunnel;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.internal.transport.Challenges;
import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.ProxyAuthenticator;
import dev.urlsession.internal.transport.ProxyServer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks an HTTP proxy for a tunnel (RFC 9110, 9.3.6), as often as it takes to prove who is there: on
 * the same connection where the proxy keeps it, which NTLM needs. Confined to the loop.
 */
final class HttpTunnel extends ChannelInboundHandlerAdapter implements Tunnel {

  private static final int LINE = 8192;
  private static final int CHUNK = 8192;

  /** What a proxy may say besides its 407 before it is cheaper to connect again. */
  private static final int MOST_BODY = 1 << 16;

  private final ProxyServer proxy;
  private final Origin origin;
  private final String target;
  private final Supplier<@Nullable Challenges> challenges;
  private final HttpClientCodec codec;
  // A proxy may close behind its 407, while the user is being asked.
  private final TunnelEnd end;
  private @Nullable Channel channel;
  private @Nullable ProxyAuthenticator authenticator;
  private @Nullable HttpResponse answer;
  private int body;
  private boolean asking;

  HttpTunnel(
      ProxyServer proxy,
      Origin origin,
      Supplier<@Nullable Challenges> challenges,
      int maximumHeaderBytes) {
    this.proxy = proxy;
    this.origin = origin;
    this.target = target(origin);
    this.challenges = challenges;
    this.end = new TunnelEnd(proxy, this::isAsking);
    this.codec = new HttpClientCodec(LINE, maximumHeaderBytes, CHUNK);
  }

  /** The port is never left out in a CONNECT. */
  private static String target(Origin origin) {
    String host = origin.host().indexOf(':') >= 0 ? "[" + origin.host() + "]" : origin.host();
    return host + ":" + origin.port();
  }

  @Override
  public void open(Channel on, Outcome to) {
    channel = on;
    end.tell(to);
    on.pipeline().addLast(codec, this, end);
    ask(on);
  }

  @Override
  public boolean isAsking() {
    return asking;
  }

  private void ask(Channel on) {
    answer = null;
    body = 0;
    Challenges asked = challenges.get();
    authenticator = asked == null ? null : asked.proxy(proxy.peer(origin), proxy.credential());
    HttpRequest head = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.CONNECT, target);
    head.headers().set(HttpHeaderNames.HOST, target);
    String proof = authenticator == null ? null : authenticator.authorization("CONNECT", target);
    if (proof != null) {
      head.headers().set(HttpHeaderNames.PROXY_AUTHORIZATION, proof);
    }
    on.writeAndFlush(head);
    on.read();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    try {
      if (message instanceof HttpResponse head) {
        head(head);
      }
      if (message instanceof HttpContent content && !end.isOver() && answer != null) {
        content(ctx, content, answer);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void head(HttpResponse head) {
    if (head.decoderResult().isFailure()) {
      end.fail(TunnelFailures.refused(proxy, origin, "its answer is not HTTP."));
    } else if (head.status().code() >= 200) {
      answer = head;
    }
  }

  private void content(ChannelHandlerContext ctx, HttpContent content, HttpResponse head) {
    body += content.content().readableBytes();
    boolean last = content instanceof LastHttpContent;
    if (head.status().code() / 100 == 2) {
      if (last) {
        opened(ctx);
      }
    } else if (head.status().code() != 407) {
      end.fail(TunnelFailures.refused(proxy, origin, "it answers " + head.status() + "."));
    } else if (last || body > MOST_BODY) {
      challenged(head, last && HttpUtil.isKeepAlive(head));
    }
  }

  private void opened(ChannelHandlerContext ctx) {
    if (authenticator != null) {
      authenticator.accepted();
    }
    ctx.pipeline().remove(this);
    ctx.pipeline().remove(codec);
    ctx.pipeline().remove(end);
    end.opened();
  }

  private void challenged(HttpResponse head, boolean kept) {
    if (authenticator == null) {
      end.fail(TunnelFailures.credentialWanted(proxy));
      return;
    }
    asking = true;
    authenticator
        .challenged(response(head))
        .whenComplete((again, failed) -> proved(again, failed, kept));
  }

  private void proved(@Nullable Boolean again, @Nullable Throwable failed, boolean kept) {
    asking = false;
    if (failed != null) {
      end.fail(failed instanceof URLError error ? error : URLError.cancelled(null));
    } else if (!Boolean.TRUE.equals(again)) {
      end.fail(TunnelFailures.credentialWanted(proxy));
    } else if (kept && channel != null && channel.isActive()) {
      ask(channel);
    } else {
      end.again();
    }
  }

  private HTTPURLResponse response(HttpResponse head) {
    HTTPHeaders.Builder headers = HTTPHeaders.builder();
    for (Map.Entry<String, String> field : head.headers()) {
      headers.addParsed(field.getKey(), field.getValue());
    }
    return new HTTPURLResponse(
        URI.create("https://" + target + "/"),
        head.status().code(),
        head.protocolVersion().text(),
        headers.build());
  }
}
