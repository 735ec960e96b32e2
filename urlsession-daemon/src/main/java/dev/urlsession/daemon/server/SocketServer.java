// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.server;

import dev.urlsession.background.place.PrivateDirectory;
import dev.urlsession.background.place.Token;
import dev.urlsession.background.protocol.UrlSessionDaemonGrpc;
import dev.urlsession.background.socket.DomainSockets;
import dev.urlsession.background.wire.Protocol;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The daemon's socket. It is bound under a temporary name and then renamed over the final one, so
 * that a dead daemon's socket is no obstacle and clients find the old one or the new one, never
 * none (L01). Only for who holds the daemon's lock.
 */
public final class SocketServer implements AutoCloseable {

  private static final int CALLS_PER_CONNECTION = 1_000;
  private static final int METADATA_BYTES = 16 << 10;
  private static final int WINDOW_BYTES = 1 << 20;
  private static final long FASTEST_KEEP_ALIVE_SECONDS = 5;
  private static final long GOODBYE_MILLIS = 500;

  private final Path socket;
  private final DomainSockets sockets;
  private final EventLoopGroup loop;
  private final PeerGate gate;
  private final DaemonService service;
  private final Doorkeeper doorkeeper;
  private @Nullable Server server;
  private @Nullable Object key;

  /** For this socket; not bound yet. */
  public SocketServer(
      Path socket,
      DomainSockets sockets,
      EventLoopGroup loop,
      Token token,
      ServiceParts parts,
      GateLimits limits) {
    this.socket = socket;
    this.sockets = sockets;
    this.loop = loop;
    this.gate = new PeerGate(sockets, limits, System::nanoTime, parts.log());
    this.service = new DaemonService(parts, gate::connections);
    this.doorkeeper = new Doorkeeper(token);
  }

  /**
   * Loads what {@link #bind} needs, by making a server that is not started. That takes as long as
   * the database takes to open, and can be done meanwhile.
   */
  public static void warmUp(DomainSockets sockets, EventLoopGroup loop) {
    builder(Path.of("none"), sockets, loop).channelFactory(sockets::server).build();
    UrlSessionDaemonGrpc.getServiceDescriptor();
  }

  private static NettyServerBuilder builder(Path path, DomainSockets sockets, EventLoopGroup loop) {
    return NettyServerBuilder.forAddress(sockets.address(path))
        .bossEventLoopGroup(loop)
        .workerEventLoopGroup(loop)
        .withChildOption(ChannelOption.SO_KEEPALIVE, null) // These sockets have none; grpc sets it.
        .directExecutor()
        .maxInboundMessageSize(Protocol.MAXIMUM_MESSAGE_BYTES)
        .maxInboundMetadataSize(METADATA_BYTES)
        .maxConcurrentCallsPerConnection(CALLS_PER_CONNECTION)
        .flowControlWindow(WINDOW_BYTES)
        .permitKeepAliveTime(FASTEST_KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
  }

  /** Binds, also again: connections there are stay until their clients go. */
  public void bind() throws IOException {
    Path directory = Objects.requireNonNull(socket.getParent());
    PrivateDirectory.make(directory);
    Path temporary = directory.resolve("daemon.new");
    Files.deleteIfExists(temporary);
    Server before = server;
    server = start(temporary);
    Files.move(temporary, socket, StandardCopyOption.ATOMIC_MOVE);
    key = keyNow();
    if (before != null) {
      before.shutdown();
    }
  }

  private Server start(Path path) throws IOException {
    return builder(path, sockets, loop)
        .channelFactory(this::gated)
        .addTransportFilter(doorkeeper)
        .intercept(doorkeeper)
        .addService(service)
        .build()
        .start();
  }

  private ServerChannel gated() {
    ServerChannel channel = sockets.server();
    channel.pipeline().addLast(gate);
    return channel;
  }

  /** Whether the socket's name still leads to us (L08). */
  public boolean isReachable() throws IOException {
    return Objects.equals(key, keyNow());
  }

  private @Nullable Object keyNow() throws IOException {
    try {
      return Files.readAttributes(socket, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .fileKey();
    } catch (NoSuchFileException gone) {
      return null;
    }
  }

  /** How many are connected. Only on the loop. */
  public int connections() {
    return gate.connections();
  }

  /** Takes the name away, so that nobody new comes; those who are connected stay. */
  public void hide() throws IOException {
    if (key != null && isReachable()) {
      Files.deleteIfExists(socket);
    }
    key = null;
  }

  /** Ends all connections. */
  @Override
  public void close() throws IOException {
    hide();
    Server running = server;
    if (running != null) {
      running.shutdown();
      try {
        running.awaitTermination(GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
        running.shutdownNow().awaitTermination(GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
