// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.ChallengeCompletionHandler;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDataDelegate;
import dev.urlsession.URLSessionDelegate;
import dev.urlsession.URLSessionTaskDelegate;
import dev.urlsession.URLSessionTaskMetrics;
import dev.urlsession.internal.event.ChallengeAnswer;
import dev.urlsession.internal.event.Reply;
import dev.urlsession.internal.task.DataTask;
import dev.urlsession.internal.task.DownloadTask;
import dev.urlsession.internal.task.Postponed;
import dev.urlsession.internal.task.Task;
import dev.urlsession.internal.task.TaskHost;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What delegates are told of every task, whatever its ending (B-051). */
abstract class SessionEvents implements TaskHost {

  private final DelegateQueue queue;
  private final Delegates delegates;
  private final Map<Long, Tally> sent = new ConcurrentHashMap<>();

  SessionEvents(DelegateQueue queue, Delegates delegates) {
    this.queue = queue;
    this.delegates = delegates;
  }

  abstract URLSession session();

  final DelegateQueue queue() {
    return queue;
  }

  final Delegates delegates() {
    return delegates;
  }

  /** On the thread that makes the task, before it is handed out (B-022). */
  final void created(Task task) {
    delegates.tell(
        task, URLSessionTaskDelegate.class, delegate -> delegate.didCreateTask(session(), task));
  }

  final void tellBecameDownload(DataTask before, DownloadTask after) {
    queue.execute(
        () ->
            delegates.tell(
                before,
                URLSessionDataDelegate.class,
                delegate -> delegate.didBecomeDownloadTask(session(), before, after)));
  }

  private void tell(Task task, Consumer<URLSessionTaskDelegate> message, Runnable unheard) {
    if (!delegates.isAnybody(task)) {
      unheard.run();
      return;
    }
    queue.execute(
        () -> {
          if (!delegates.tell(task, URLSessionTaskDelegate.class, message)) {
            unheard.run();
          }
        });
  }

  @Override
  public final void waiting(Task task) {
    tell(task, delegate -> delegate.taskIsWaitingForConnectivity(session(), task), () -> {});
  }

  @Override
  public final void delayed(Task task, URLRequest request, Reply<Postponed> reply) {
    tell(
        task,
        delegate ->
            delegate.willBeginDelayedRequest(
                session(),
                task,
                request,
                (disposition, replacement) ->
                    reply.accept(new Postponed(disposition, replacement))),
        () -> reply.accept(Postponed.GO_ON));
  }

  @Override
  public final void redirecting(
      Task task, HTTPURLResponse response, URLRequest proposed, Reply<@Nullable URLRequest> reply) {
    tell(
        task,
        delegate -> delegate.willPerformHTTPRedirection(session(), task, response, proposed, reply),
        () -> reply.accept(proposed));
  }

  @Override
  public final void challenged(
      Task task, URLAuthenticationChallenge challenge, Reply<ChallengeAnswer> reply) {
    if (!delegates.isAnybody(task)) {
      reply.accept(ChallengeAnswer.DEFAULT);
      return;
    }
    ChallengeCompletionHandler handler =
        (disposition, credential) -> reply.accept(ChallengeAnswer.of(disposition, credential));
    Consumer<URLSessionTaskDelegate> ofTask =
        delegate -> delegate.didReceiveChallenge(session(), task, challenge, handler);
    Consumer<URLSessionDelegate> ofSession =
        delegate -> delegate.didReceiveChallenge(session(), challenge, handler);
    boolean sessionWide = challenge.protectionSpace().authenticationMethod().isSessionWide();
    queue.execute(
        () -> {
          boolean heard =
              sessionWide
                  ? delegates.tellSessionFirst(task, ofSession, ofTask)
                  : delegates.tell(task, URLSessionTaskDelegate.class, ofTask);
          if (!heard) {
            reply.accept(ChallengeAnswer.DEFAULT);
          }
        });
  }

  @Override
  public final void needsBody(Task task, Reply<@Nullable InputStream> reply) {
    tell(task, delegate -> delegate.needNewBodyStream(session(), task, reply), () -> noBody(reply));
  }

  @SuppressWarnings("NullAway") // It does not see that the type argument is nullable.
  private static void noBody(Reply<@Nullable InputStream> reply) {
    reply.accept(null);
  }

  @Override
  public final void sent(Task task, long bytes, long total, long expected) {
    if (!delegates.isAnybody(task)) {
      return;
    }
    Tally tally = sent.computeIfAbsent(task.taskIdentifier(), id -> new Tally());
    if (tally.add(bytes, total, expected)) {
      queue.execute(() -> tellSent(task, tally.take()));
    }
  }

  private void tellSent(Task task, Tally.Counts counts) {
    delegates.tell(
        task,
        URLSessionTaskDelegate.class,
        delegate ->
            delegate.didSendBodyData(
                session(), task, counts.bytes(), counts.total(), counts.expected()));
  }

  @Override
  public final void informed(Task task, HTTPURLResponse response) {
    tell(
        task,
        delegate -> delegate.didReceiveInformationalResponse(session(), task, response),
        () -> {});
  }

  @Override
  public final boolean isMeasured(Task task) {
    return delegates.isAnybody(task);
  }

  @Override
  public final void measured(Task task, URLSessionTaskMetrics metrics) {
    sent.remove(task.taskIdentifier());
    tell(task, delegate -> delegate.didFinishCollectingMetrics(session(), task, metrics), () -> {});
  }
}
