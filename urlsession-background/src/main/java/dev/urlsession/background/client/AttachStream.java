// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.client;

import dev.urlsession.background.client.DaemonException.Problem;
import dev.urlsession.background.protocol.AttachReply;
import dev.urlsession.background.protocol.AttachRequest;
import dev.urlsession.background.protocol.Open;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One attachment: the stream, from its Open to its end. Confined to the line's thread. */
final class AttachStream implements StreamObserver<AttachReply> {

  private static final long GOODBYE_SECONDS = 2;

  private final DaemonConnection connection;
  private final Consumer<AttachReply> received;
  private final Consumer<DaemonException> broken;
  private final StreamObserver<AttachRequest> requests;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private boolean closing;

  private AttachStream(
      DaemonConnection connection,
      Consumer<AttachReply> received,
      Consumer<DaemonException> broken) {
    this.connection = connection;
    this.received = received;
    this.broken = broken;
    this.requests = connection.stub().attach(this);
  }

  /**
   * What comes goes to {@code received}, and the end, if the daemon makes it, to {@code broken}.
   */
  static AttachStream open(
      DaemonConnection connection,
      Open open,
      Consumer<AttachReply> received,
      Consumer<DaemonException> broken) {
    AttachStream stream = new AttachStream(connection, received, broken);
    stream.send(AttachRequest.newBuilder().setOpen(open).build());
    return stream;
  }

  DaemonConnection connection() {
    return connection;
  }

  void send(AttachRequest message) {
    if (!ended.isDone()) {
      requests.onNext(message);
    }
  }

  /** Says goodbye; the future completes when the daemon has heard it, or does not seem to. */
  CompletableFuture<Void> close() {
    closing = true;
    if (!ended.isDone()) {
      requests.onCompleted();
    }
    return ended.copy().completeOnTimeout(null, GOODBYE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void onNext(AttachReply message) {
    if (!closing) {
      received.accept(message);
    }
  }

  @Override
  public void onError(Throwable failure) {
    finish(Refusals.of(failure));
  }

  @Override
  public void onCompleted() {
    finish(new DaemonException(Problem.LOST, "The daemon closed the session's line.", null));
  }

  private void finish(DaemonException why) {
    ended.complete(null);
    if (!closing) {
      closing = true;
      broken.accept(why);
    }
  }
}
