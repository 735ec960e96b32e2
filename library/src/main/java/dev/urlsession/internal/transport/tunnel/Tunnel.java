// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.tunnel;

import dev.urlsession.URLError;
import dev.urlsession.internal.transport.Challenges;
import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.ProxyServer;
import io.netty.channel.Channel;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a connection to a proxy one to an origin. Used on the loop. */
public interface Tunnel {

  /** Begins, on a connection to the proxy that stands. */
  void open(Channel channel, Outcome outcome);

  /** Whether the user is being asked, which may take as long as it likes. */
  boolean isAsking();

  /** Hears how it went, once, on the loop. */
  interface Outcome {

    /** What is written now goes to the origin. */
    void opened();

    /** The proxy wants to be asked once more, on a new connection. */
    void again();

    /** There is no tunnel. */
    void failed(URLError error);
  }

  /**
   * One through the proxy to the origin.
   *
   * @param challenges whom to ask when the proxy wants to know who is there; gives null for nobody
   */
  static Tunnel of(
      ProxyServer proxy,
      Origin origin,
      Supplier<@Nullable Challenges> challenges,
      int maximumHeaderBytes) {
    return proxy.kind() == ProxyServer.Kind.SOCKS5
        ? new SocksTunnel(proxy, origin, challenges)
        : new HttpTunnel(proxy, origin, challenges, maximumHeaderBytes);
  }
}
