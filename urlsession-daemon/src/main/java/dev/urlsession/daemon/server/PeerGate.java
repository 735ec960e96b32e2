// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.server;

import dev.urlsession.background.socket.DomainSockets;
import dev.urlsession.background.socket.Peer;
import dev.urlsession.daemon.log.DaemonLog;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands at the listening socket and looks at who connects before a byte of his is read: another
 * user is turned away (S01), and so is a process with too many connections or too many attempts
 * (L20). Confined to the socket's loop.
 */
@ChannelHandler.Sharable
final class PeerGate extends ChannelInboundHandlerAdapter {

  private final DomainSockets sockets;
  private final GateLimits limits;
  private final LongSupplier nanos;
  private final DaemonLog log;
  private final Map<Integer, Caller> callers = new HashMap<>();
  private int connections;

  PeerGate(DomainSockets sockets, GateLimits limits, LongSupplier nanos, DaemonLog log) {
    this.sockets = sockets;
    this.limits = limits;
    this.nanos = nanos;
    this.log = log;
  }

  /** A process that has connected lately. */
  private static final class Caller {
    private int open;
    private double allowance;
    private long seenAt;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    Channel connection = (Channel) message;
    String objection = objection(connection);
    if (objection != null) {
      log.warn("connection.refused", Map.of("why", objection));
      connection.unsafe().closeForcibly();
      return;
    }
    context.fireChannelRead(message);
  }

  private @Nullable String objection(Channel connection) {
    Peer peer;
    try {
      peer = sockets.peer(connection);
    } catch (IOException unknown) {
      return "it cannot be identified: " + unknown.getMessage();
    }
    if (!peer.sameUser()) {
      return "it is of " + peer.user();
    }
    if (connections >= limits.connections()) {
      return "there are " + connections + " connections already";
    }
    Caller caller = caller(peer.processId());
    if (caller.open >= limits.connectionsPerProcess()) {
      return "process " + peer.processId() + " has " + caller.open + " connections already";
    }
    if (caller.allowance < 1) {
      return "process " + peer.processId() + " connects too often";
    }
    caller.allowance--;
    caller.open++;
    connections++;
    connection.closeFuture().addListener(closed -> left(caller));
    return null;
  }

  private Caller caller(int process) {
    long now = nanos.getAsLong();
    Caller caller = callers.get(process);
    if (caller == null) {
      forgetOld(now);
      caller = new Caller();
      caller.allowance = limits.burst();
      callers.put(process, caller);
    } else {
      double seconds = (now - caller.seenAt) / 1e9;
      caller.allowance = Math.min(limits.burst(), caller.allowance + seconds * limits.perSecond());
    }
    caller.seenAt = now;
    return caller;
  }

  /** Processes come and go; who has its whole allowance again is as good as unknown. */
  private void forgetOld(long now) {
    double full = limits.burst() / limits.perSecond();
    callers.values().removeIf(old -> old.open == 0 && (now - old.seenAt) / 1e9 > full);
  }

  private void left(Caller caller) {
    caller.open--;
    connections--;
  }

  int connections() {
    return connections;
  }
}
