// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.client;

import com.google.protobuf.ByteString;
import dev.urlsession.background.protocol.HelloReply;
import dev.urlsession.background.protocol.HelloRequest;
import dev.urlsession.background.protocol.UrlSessionDaemonGrpc;
import dev.urlsession.background.protocol.UrlSessionDaemonGrpc.UrlSessionDaemonStub;
import dev.urlsession.background.socket.DomainSockets;
import dev.urlsession.background.wire.Protocol;
import dev.urlsession.background.wire.Trailers;
import dev.urlsession.background.wire.Version;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the daemon, from its Hello to its end; it is not mended. The conversation, as
 * {@code urlsessiond.proto} has its messages:
 *
 * <ol>
 *   <li>The client reads the instance file for the socket and the token, and checks that the
 *       directories of both are the user's own. It connects, and asks the operating system who
 *       serves the socket. Only then it sends something. The daemon has looked at its side of the
 *       socket, too, before it reads a byte.
 *   <li>Client: {@code Hello}, which protocols it speaks, its version, the application and the
 *       application's secret. Every call has the token beside it. Daemon: the protocol to use, its
 *       version and limits. Or it refuses: wrong token, wrong secret, nothing in common.
 *   <li>A newer client may ask an idle daemon, or must ask one it has no protocol in common with:
 *       {@code HandOver}. Then the daemon lets go and exits, and the client starts its own.
 *   <li>Client: {@code Register}, how to start the application again, if at all.
 *   <li>Client: {@code Attach}, a stream, begins with {@code Open}: session, settings, and the
 *       nonce if the daemon started the application. Daemon: {@code Attached} with the epoch and
 *       the last task identifier, or SESSION_IN_USE (−996). Then all tasks in pages, then events.
 *   <li>Client: {@code Enqueue} with 1 to 1,000 tasks, and {@code Command}, each with the epoch.
 *       The daemon answers when that is on disk. What was not answered is sent again on the next
 *       connection; the keys of the tasks make it the same tasks.
 *   <li>Daemon: live events as they come, the latest of a task only. Stored events in the order of
 *       their sequence numbers, as many as the window allows. Client: {@code acknowledged} after an
 *       event's last callback returned, for it and all before it. Then they are gone.
 *   <li>Daemon: {@code Challenge} when a running task is asked for a password, a certificate or
 *       whether to trust a server. Client: {@code ChallengeAnswer}, which may take its time. When
 *       the stream ends before, the attempt ends with it; the task waits, and is tried and asked
 *       again in the next attachment. For that the daemon starts the application, once.
 *   <li>Daemon: {@code DidFinishEvents} when all is acknowledged, no task is near its end, and none
 *       waits for an answer. Client, if it was started for that: {@code LaunchDone} once the
 *       application called its completion handler.
 *   <li>Either side may end the stream: the client to detach, the daemon with {@code Ended}. A
 *       stream that breaks is the same as detaching. The next attachment has a higher epoch; what
 *       still comes under the old one is refused.
 *   <li>{@code Invalidate} ends the session for good; its last event is SessionInvalidated.
 * </ol>
 */
final class DaemonConnection implements AutoCloseable {

  private static final String CLIENT_INSTANCE = UUID.randomUUID().toString();

  /** A daemon that hangs is noticed after the two together. */
  private static final long KEEP_ALIVE_SECONDS = 15;

  private static final long KEEP_ALIVE_TIMEOUT_SECONDS = 10;

  private final ManagedChannel channel;
  private final UrlSessionDaemonStub calls;
  private final AtomicReference<@Nullable ServerCheck> check = new AtomicReference<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final Duration callPatience;
  private volatile @Nullable HelloReply hello;
  private volatile boolean ready;

  private DaemonConnection(
      Endpoint endpoint, DomainSockets sockets, EventLoopGroup loop, Patience patience) {
    callPatience = patience.call();
    channel =
        NettyChannelBuilder.forAddress(sockets.address(endpoint.socket()))
            .channelFactory(() -> checked(sockets))
            .eventLoopGroup(loop)
            .withOption(ChannelOption.SO_KEEPALIVE, null) // These sockets have none; grpc sets it.
            .usePlaintext()
            .overrideAuthority("localhost")
            .directExecutor()
            .disableRetry()
            .maxInboundMessageSize(Protocol.MAXIMUM_MESSAGE_BYTES)
            .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
            .keepAliveTimeout(KEEP_ALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .build();
    Metadata headers = new Metadata();
    headers.put(Trailers.TOKEN, endpoint.token().bytes());
    calls =
        UrlSessionDaemonGrpc.newStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  private Channel checked(DomainSockets sockets) {
    Channel socket = sockets.client();
    ServerCheck first = new ServerCheck(sockets);
    socket.pipeline().addLast(first);
    check.set(first);
    return socket;
  }

  /** Connects and says Hello. */
  static CompletableFuture<DaemonConnection> open(
      Endpoint endpoint,
      AppIdentity app,
      DomainSockets sockets,
      EventLoopGroup loop,
      Patience patience) {
    DaemonConnection connection = new DaemonConnection(endpoint, sockets, loop, patience);
    Reply<HelloReply> reply = new Reply<>();
    within(connection.calls, patience.hello()).hello(hello(app), reply);
    return reply
        .future()
        .handle((answer, failure) -> connection.opened(answer, failure))
        .thenCompose(Function.identity());
  }

  /** Connects without a Hello, for a daemon that does not understand it. */
  static DaemonConnection silent(
      Endpoint endpoint, DomainSockets sockets, EventLoopGroup loop, Patience patience) {
    return new DaemonConnection(endpoint, sockets, loop, patience).watched();
  }

  private static UrlSessionDaemonStub within(UrlSessionDaemonStub calls, Duration patience) {
    return calls.withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Closes when the other end does. */
  private DaemonConnection watched() {
    ConnectivityState state = channel.getState(true);
    boolean over =
        state == ConnectivityState.TRANSIENT_FAILURE || state == ConnectivityState.SHUTDOWN;
    boolean wasReady = ready && state != ConnectivityState.READY;
    ready |= state == ConnectivityState.READY;
    if (over || wasReady) {
      close();
    } else {
      channel.notifyWhenStateChanged(state, this::watched);
    }
    return this;
  }

  private static HelloRequest hello(AppIdentity app) {
    return HelloRequest.newBuilder()
        .setMinimumProtocol(Protocol.MINIMUM)
        .setMaximumProtocol(Protocol.MAXIMUM)
        .setLibraryVersion(Version.current().text())
        .setApplication(app.name())
        .setApplicationSecret(ByteString.copyFrom(app.secret()))
        .setProcessId(ProcessHandle.current().pid())
        .setClientInstance(CLIENT_INSTANCE)
        .build();
  }

  private CompletableFuture<DaemonConnection> opened(
      @Nullable HelloReply answer, @Nullable Throwable failure) {
    if (answer != null) {
      hello = answer;
      return CompletableFuture.completedFuture(watched());
    }
    close();
    ServerCheck socket = check.get();
    DaemonException untrusted = socket == null ? null : socket.refusal();
    return CompletableFuture.failedFuture(
        untrusted != null ? untrusted : Refusals.of(Objects.requireNonNull(failure)));
  }

  /** What the daemon said of itself. */
  HelloReply hello() {
    return Objects.requireNonNull(hello, "said at the beginning");
  }

  /** One question, one answer. It fails with {@link DaemonException}. */
  <T> CompletableFuture<T> call(BiConsumer<UrlSessionDaemonStub, StreamObserver<T>> question) {
    Reply<T> reply = new Reply<>();
    question.accept(within(calls, callPatience), reply);
    return reply.future();
  }

  /** For calls that are streams. */
  UrlSessionDaemonStub stub() {
    return calls;
  }

  boolean isOpen() {
    return !closed.isDone();
  }

  /** Completes when the connection has ended, whoever ended it. */
  CompletableFuture<Void> closed() {
    return closed.copy();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    closed.complete(null);
  }
}
