// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.client;

import dev.urlsession.background.client.DaemonException.Problem;
import dev.urlsession.background.protocol.UrlSessionDaemonGrpc.UrlSessionDaemonStub;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Calls of a session. One that finds no attachment waits for the next, and one that lost its line
 * is sent again on the next (P06); the daemon knows it by its keys. Confined to the loop.
 */
final class Questions {

  private static final long PATIENCE_SECONDS = 30;

  private final ScheduledExecutorService loop;
  private final Queue<Question<?>> waiting = new ArrayDeque<>();
  private @Nullable DaemonConnection connection;
  private long epoch;
  private @Nullable DaemonException end;

  Questions(ScheduledExecutorService loop) {
    this.loop = loop;
  }

  /** A call, as it is made under an epoch. */
  interface Asking<T> {
    void ask(UrlSessionDaemonStub daemon, long epoch, StreamObserver<T> reply);
  }

  private record Question<T>(Asking<T> asking, boolean insists, CompletableFuture<T> answer) {}

  /** Gives up after half a minute without a daemon. */
  <T> CompletableFuture<T> ask(Asking<T> asking) {
    return ask(new Question<>(asking, false, new CompletableFuture<>()));
  }

  /** Gives up with the session only. */
  <T> CompletableFuture<T> insist(Asking<T> asking) {
    return ask(new Question<>(asking, true, new CompletableFuture<>()));
  }

  private <T> CompletableFuture<T> ask(Question<T> question) {
    try {
      loop.execute(() -> send(question));
    } catch (RejectedExecutionException ended) {
      question.answer.completeExceptionally(
          new DaemonException(Problem.LOST, "The session is over.", ended));
    }
    return question.answer;
  }

  /** Attached: what waits is sent. */
  void open(DaemonConnection current, long underEpoch) {
    connection = current;
    epoch = underEpoch;
    for (int i = waiting.size(); i > 0; i--) {
      send(waiting.remove());
    }
  }

  /** Not attached for now. */
  void close() {
    connection = null;
  }

  /** Not attached any more. */
  void end(DaemonException why) {
    end = why;
    connection = null;
    waiting.forEach(question -> question.answer.completeExceptionally(why));
    waiting.clear();
  }

  private <T> void send(Question<T> question) {
    DaemonConnection current = connection;
    DaemonException over = end;
    if (over != null) {
      question.answer.completeExceptionally(over);
    } else if (current == null) {
      await(question);
    } else {
      long under = epoch;
      current
          .<T>call((daemon, reply) -> question.asking.ask(daemon, under, reply))
          .whenCompleteAsync(
              (value, failure) -> {
                if (failure == null) {
                  question.answer.complete(value);
                } else {
                  failed(question, under, Refusals.unwrapped(failure));
                }
              },
              loop);
    }
  }

  private void failed(Question<?> question, long under, DaemonException why) {
    boolean outdated = under < epoch;
    if (outdated && (why.isPassing() || why.problem() == Problem.FENCED)) {
      send(question);
    } else if (why.isPassing() && end == null) {
      await(question);
    } else {
      question.answer.completeExceptionally(why);
    }
  }

  private void await(Question<?> question) {
    waiting.add(question);
    if (question.insists) {
      return;
    }
    loop.schedule(() -> giveUp(question), PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private void giveUp(Question<?> question) {
    if (waiting.remove(question)) {
      question.answer.completeExceptionally(
          new DaemonException(
              Problem.NO_DAEMON, "No daemon could be reached to answer; try again later.", null));
    }
  }
}
