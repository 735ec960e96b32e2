// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.connect;

import dev.urlsession.HTTPVersion;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLError;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.event.ChallengeAnswer;
import dev.urlsession.internal.transport.Challenges;
import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.ProxyServer;
import dev.urlsession.internal.transport.Route;
import dev.urlsession.internal.transport.TransportRuntime;
import dev.urlsession.internal.transport.WireFailure;
import dev.urlsession.internal.transport.WireFailure.Reach;
import dev.urlsession.internal.transport.pool.Connector;
import dev.urlsession.internal.transport.tls.Handshake;
import dev.urlsession.internal.transport.tls.Handshake.ClientCertificate;
import dev.urlsession.internal.transport.tls.HandshakeTerms;
import dev.urlsession.internal.transport.tls.TLSFailures;
import dev.urlsession.internal.transport.tunnel.Tunnel;
import dev.urlsession.internal.transport.wire.Http1Connection;
import dev.urlsession.internal.transport.wire.Http2Connection;
import dev.urlsession.internal.transport.wire.PooledConnection;
import io.netty.channel.Channel;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection in the making: lookup, race, the tunnel through a proxy, TLS, in this order.
 * Confined to the loop.
 */
final class ConnectionAttempt implements Cancellable {

  /** A proxy that wants to be asked anew this often does not mean it. */
  private static final int MOST_TUNNELS = 8;

  private final Route route;
  private final Workshop workshop;
  private final PooledConnection.Listener listener;
  private final Connector.Result result;
  private final AttemptLog log;
  private @Nullable Race race;
  private @Nullable Channel channel;
  private @Nullable StepDeadline deadline;
  private HandshakeTerms.@Nullable Decided decided;
  private List<InetAddress> addresses = List.of();
  private int tunnels;
  private boolean over;

  ConnectionAttempt(
      Route route, Workshop workshop, PooledConnection.Listener listener, Connector.Result result) {
    this.route = route;
    this.workshop = workshop;
    this.listener = listener;
    this.result = result;
    this.log = new AttemptLog(workshop.timers());
  }

  void start() {
    log.lookingUp();
    Executor where = lookupBlocks() ? TransportRuntime.shared().names() : workshop.loop();
    where.execute(this::lookup);
  }

  /** An address needs nobody to be asked; the keys for TLS are read from disk. */
  private boolean lookupBlocks() {
    String host = route.firstHost();
    boolean address =
        NetUtil.isValidIpV4Address(host)
            || (NetUtil.isValidIpV6Address(host) && host.indexOf('%') < 0);
    return !address || route.end().isSecure();
  }

  @Override
  public void cancel() {
    end();
    if (race != null) {
      race.cancel();
    }
    if (channel != null) {
      channel.close();
    }
  }

  private void lookup() {
    try {
      List<InetAddress> found = Addresses.of(route.firstHost());
      if (route.end().isSecure()) {
        workshop.tls().prepare();
      }
      workshop.loop().execute(() -> found(Addresses.interleaved(found)));
    } catch (UnknownHostException | SecurityException unknown) {
      workshop.loop().execute(() -> unreachable(ConnectFailures.lookup(route, unknown)));
    } catch (GeneralSecurityException | RuntimeException noTLS) {
      workshop.loop().execute(() -> fail(noTLS(noTLS)));
    }
  }

  private URLError noTLS(Exception thrown) {
    return TLSFailures.of(route.end().host(), thrown, ClientCertificate.NOT_ASKED_FOR);
  }

  private void found(List<InetAddress> all) {
    if (!over) {
      log.lookedUp();
      addresses = all;
      connect();
    }
  }

  private void connect() {
    race =
        new Race(
            workshop.bootstrap(),
            workshop.loop(),
            addresses,
            route.firstPort(),
            this::connected,
            lost -> unreachable(ConnectFailures.connect(route, lost)));
    race.start();
  }

  private void connected(Channel winner) {
    race = null;
    channel = winner;
    if (route.end().isSecure()) {
      winner.config().setRecvByteBufAllocator(ReadSizes.encrypted());
    }
    ProxyServer proxy = route.tunnel();
    if (proxy == null) {
      secure(winner);
    } else {
      tunnel(winner, proxy);
    }
  }

  private void tunnel(Channel winner, ProxyServer proxy) {
    Tunnel tunnel =
        Tunnel.of(proxy, route.end(), result::challenges, workshop.settings().maximumHeaderBytes());
    watch(tunnel::isAsking, URLError.of(URLError.Code.TIMED_OUT, "The proxy took too long."));
    tunnel.open(
        winner,
        new Tunnel.Outcome() {
          @Override
          public void opened() {
            if (!over) {
              unwatch();
              secure(winner);
            }
          }

          @Override
          public void again() {
            winner.close();
            if (!over && ++tunnels < MOST_TUNNELS) {
              unwatch();
              connect();
            } else {
              fail(ConnectFailures.undecidedProxy(proxy));
            }
          }

          @Override
          public void failed(URLError error) {
            fail(error);
          }
        });
  }

  private void secure(Channel winner) {
    Origin origin = route.end();
    if (!origin.isSecure()) {
      ready(winner, null);
      return;
    }
    log.securing();
    try {
      handshake(
          winner,
          workshop
              .tls()
              .begin(new HandshakeTerms(origin, workshop.loop(), result::challenges, decided)));
    } catch (GeneralSecurityException | RuntimeException noTLS) {
      fail(noTLS(noTLS));
    }
  }

  private void handshake(Channel winner, Handshake handshake) {
    watch(handshake::isAsking, ConnectFailures.slowTLS(route.end()));
    handshake
        .on(winner.pipeline())
        .addListener(
            done -> {
              if (over) {
                winner.close();
              } else if (done.isSuccess()) {
                log.secured();
                handshake.succeeded(winner.pipeline());
                ready(winner, handshake);
              } else if (handshake.wanted() != null && decided == null) {
                choose(winner, handshake, handshake.wanted());
              } else {
                fail(handshake.failure(done.cause()));
              }
            });
    winner.read();
  }

  /** The handshake could not wait for the user to choose a certificate; the next one need not. */
  private void choose(Channel winner, Handshake handshake, URLProtectionSpace wanted) {
    winner.close();
    unwatch();
    Challenges asked = result.challenges();
    CompletableFuture<ChallengeAnswer> answer =
        asked == null
            ? CompletableFuture.completedFuture(ChallengeAnswer.DEFAULT)
            : asked.ask(URLAuthenticationChallenge.builder(wanted).build());
    answer.thenAccept(
        said -> {
          if (!over) {
            decided = handshake.decided(said);
            connect();
          }
        });
  }

  private void ready(Channel winner, @Nullable Handshake handshake) {
    end();
    log.connected();
    boolean http2 =
        handshake != null
            && HTTPVersion.HTTP_2.protocolName().equals(handshake.applicationProtocol());
    HTTPVersion version = http2 ? HTTPVersion.HTTP_2 : HTTPVersion.HTTP_1_1;
    var facts =
        log.facts(
            winner, version, handshake == null ? null : handshake.session(), route.proxy() != null);
    int bytes = workshop.settings().maximumHeaderBytes();
    int count = workshop.settings().maximumHeaderCount();
    result.connected(
        http2
            ? Http2Connection.on(winner, facts, listener, bytes, count)
            : Http1Connection.on(winner, facts, listener, bytes, workshop.fields()));
  }

  private void watch(BooleanSupplier isAsking, URLError late) {
    deadline = new StepDeadline(workshop.loop(), isAsking, () -> fail(late));
  }

  private void unwatch() {
    if (deadline != null) {
      deadline.cancel();
      deadline = null;
    }
  }

  private void end() {
    over = true;
    unwatch();
  }

  /** The first hop could not be reached; where it is a proxy, another one may do. */
  private void unreachable(URLError error) {
    fail(new WireFailure(error, route.proxy() == null ? Reach.NOT_SENT : Reach.NO_PROXY));
  }

  private void fail(URLError error) {
    fail(new WireFailure(error, Reach.NOT_SENT));
  }

  private void fail(WireFailure failure) {
    if (over) {
      return;
    }
    end();
    if (channel != null) {
      channel.close();
    }
    result.failed(failure, log.facts(route.proxy() != null));
  }
}
