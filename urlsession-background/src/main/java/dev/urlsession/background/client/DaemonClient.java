// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.client;

import dev.urlsession.background.place.Places;
import dev.urlsession.background.protocol.HelloReply;
import dev.urlsession.background.protocol.ListRequest;
import dev.urlsession.background.protocol.Open;
import dev.urlsession.background.protocol.RegisterReply;
import dev.urlsession.background.protocol.RegisterRequest;
import dev.urlsession.background.protocol.TaskInfo;
import dev.urlsession.background.protocol.UrlSessionDaemonGrpc.UrlSessionDaemonStub;
import dev.urlsession.background.start.DaemonProcess;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An application's way to the daemon of its user. Finds it, starts it where there is none, and
 * shares one connection among all sessions. Threads and sockets are there only while a session is
 * attached or a call is under way. Its methods may be called on any thread and do not block.
 */
public final class DaemonClient {

  private static @Nullable DaemonClient shared;

  private final Line line;

  private DaemonClient(Line line) {
    this.line = line;
  }

  /** This process's own, for the application it is. It starts the daemon when there is none. */
  public static synchronized DaemonClient shared() throws IOException {
    DaemonClient client = shared;
    if (client == null) {
      Places places = Places.current();
      client = starting(places, AppIdentity.current());
      shared = client;
    }
    return client;
  }

  /** For the daemon of these places, started when it is not there. */
  public static DaemonClient starting(Places places, AppIdentity app) {
    return starting(places, app, Patience.USUAL);
  }

  /** The same, with less patience or more. */
  public static DaemonClient starting(Places places, AppIdentity app, Patience patience) {
    return new DaemonClient(
        new Line(new DaemonFinder(places, app, DaemonProcess.of(places), patience)));
  }

  /** For the daemon of these places as it is: calls fail with NO_DAEMON when it is not there. */
  public static DaemonClient existing(Places places, AppIdentity app) {
    return new DaemonClient(new Line(new DaemonFinder(places, app, null, Patience.USUAL)));
  }

  /**
   * Attaches the session. The future completes once it is attached, and fails with {@link
   * DaemonException} when it cannot be; afterwards the channel mends itself.
   */
  public CompletableFuture<SessionChannel> attach(Open open, SessionListener listener) {
    return SessionChannel.attach(line, open, listener);
  }

  /** Tells the daemon how to start the application again, or not to. */
  public CompletableFuture<RegisterReply> register(RegisterRequest request) {
    return line.insist(
        connection ->
            connection.<RegisterReply>call((daemon, reply) -> daemon.register(request, reply)));
  }

  /** Says Hello, and tells what the daemon said. */
  public CompletableFuture<HelloReply> hello() {
    return line.use(connection -> CompletableFuture.completedFuture(connection.hello()));
  }

  /** Any call that has one answer, such as {@code (daemon, reply) -> daemon.status(…, reply)}. */
  public <T> CompletableFuture<T> call(
      BiConsumer<UrlSessionDaemonStub, StreamObserver<T>> question) {
    return line.use(connection -> connection.call(question));
  }

  /** The tasks of the application's session that are not over. */
  public CompletableFuture<List<TaskInfo>> tasks(String session) {
    ListRequest request = ListRequest.newBuilder().setSession(session).build();
    return line.use(
        connection -> {
          TaskPages pages = new TaskPages();
          connection.stub().list(request, pages);
          return pages.all();
        });
  }
}
