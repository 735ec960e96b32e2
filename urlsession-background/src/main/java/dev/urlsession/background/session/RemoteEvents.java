// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.session;

import dev.urlsession.BackgroundDelivery;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession.DelayedRequestDisposition;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionTaskMetrics;
import dev.urlsession.background.protocol.Answer;
import dev.urlsession.background.protocol.Challenge;
import dev.urlsession.background.protocol.LiveEvent;
import dev.urlsession.background.protocol.Progress;
import dev.urlsession.background.protocol.StoredEvent;
import dev.urlsession.background.protocol.TaskFinished;
import dev.urlsession.background.protocol.TaskInfo;
import dev.urlsession.background.translation.Failures;
import dev.urlsession.background.translation.Metrics;
import dev.urlsession.background.translation.Requests;
import dev.urlsession.background.translation.Responses;
import dev.urlsession.internal.background.BackgroundHost;
import dev.urlsession.internal.event.Reply;
import dev.urlsession.internal.event.TaskEventSink.FileFate;
import dev.urlsession.internal.task.Postponed;
import dev.urlsession.internal.task.Task;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what the daemon tells into what happens to the session's tasks. Confined to the loop. */
final class RemoteEvents {

  private final BackgroundHost host;
  private final RemoteLink link;
  private final URLSessionConfiguration configuration;
  private final ToldEvents told;
  private final RemoteChallenges challenges;
  private final Map<Long, Moved> moved = new HashMap<>();
  private final EndedTasks ended = new EndedTasks();

  /** How many bytes of a task its delegate has heard of. */
  private record Moved(long sent, long received) {
    static final Moved NOTHING = new Moved(0, 0);
  }

  RemoteEvents(BackgroundHost host, RemoteLink link, URLSessionConfiguration configuration) {
    this.host = host;
    this.link = link;
    this.configuration = configuration;
    this.told = new ToldEvents(link::acknowledge);
    this.challenges = new RemoteChallenges(link, configuration);
  }

  /** A task that the daemon knows. */
  void known(TaskInfo info) {
    if (!ended.contains(info.getIdentifier())) {
      host.task(Memories.of(info));
    }
  }

  void live(LiveEvent event) {
    if (ended.contains(event.getTask())) {
      return;
    }
    Task task = host.task(Memories.unknown(event.getTask()));
    switch (event.getKindCase()) {
      case PROGRESS -> progress(task, event.getProgress());
      case RESUMED -> {
        long offset = event.getResumed().getOffset();
        moved.merge(
            task.taskIdentifier(),
            new Moved(0, offset),
            (before, after) -> new Moved(before.sent(), after.received()));
        task.resumed(offset, event.getResumed().getExpectedTotal());
      }
      case WAITING_FOR_CONNECTIVITY -> task.waiting();
      default -> {
        // Of a newer daemon; not needed to go on.
      }
    }
  }

  /** A question that a running task is asked; the end of a task makes it void. */
  void challenged(Challenge challenge) {
    if (!ended.contains(challenge.getTask())) {
      challenges.put(challenge, host.task(Memories.unknown(challenge.getTask())));
    }
  }

  private void progress(Task task, Progress progress) {
    Moved before = moved.getOrDefault(task.taskIdentifier(), Moved.NOTHING);
    Moved now = new Moved(progress.getBytesSent(), progress.getBytesReceived());
    moved.put(task.taskIdentifier(), now);
    if (now.sent() > before.sent()) {
      task.sent(now.sent() - before.sent(), now.sent(), progress.getBytesExpectedToSend());
    }
    if (now.received() > before.received()) {
      task.arrived(now.received() - before.received());
      if (!task.isUpload()) {
        task.wrote(
            now.received() - before.received(),
            now.received(),
            progress.getBytesExpectedToReceive());
      }
    }
  }

  /**
   * An event that the daemon keeps until it is acknowledged.
   *
   * @param body what answered an upload; empty when there is nothing, or it is no upload
   */
  void stored(StoredEvent event, byte[] body) {
    long sequence = event.getSequence();
    told.came(sequence);
    switch (event.getKindCase()) {
      case FINISHED -> finished(event, event.getFinished(), body);
      case DELAYED_REQUEST -> delayed(event);
      case SESSION_LOST -> {
        told.done(sequence);
        lost(
            URLError.of(
                URLError.Code.BACKGROUND_SESSION_WAS_DISCONNECTED,
                "The daemon's files were damaged, and what this session had may be lost: create it"
                    + " again, and look which tasks it still has."));
      }
      default -> {
        // Attention: the task is tried again now, or goes on when its reason ends. Others: of a
        // newer daemon.
        told.done(sequence);
      }
    }
  }

  private void finished(StoredEvent event, TaskFinished unit, byte[] body) {
    Task task = host.task(Memories.unknown(event.getTask()));
    moved.remove(event.getTask());
    ended.add(event.getTask());
    challenges.ended(task, wasLetIn(unit));
    boolean[] failed = new boolean[1];
    task.delivered(new BackgroundDelivery(event.getIdentifier(), event.getRedelivered()));
    HTTPURLResponse response = Responses.fromMessage(unit.hasResponse(), unit.getResponse());
    if (response != null) {
      task.answered(response);
      URLRequest request = task.originalRequest();
      if (request != null) {
        ReceivedCookies.store(response, request, configuration, link::later);
      }
    }
    progress(
        task,
        Progress.newBuilder()
            .setBytesSent(unit.getBytesSent())
            .setBytesExpectedToSend(unit.getBytesSent())
            .setBytesReceived(unit.getBytesReceived())
            .setBytesExpectedToReceive(unit.getBytesReceived())
            .build());
    if (task.isUpload() && body.length > 0) {
      task.received(ByteBuffer.wrap(body).asReadOnlyBuffer(), () -> {});
    } else if (!task.isUpload() && !unit.getFile().isEmpty()) {
      // Runs on the delegate queue, before what runs after the callbacks.
      task.downloaded(Path.of(unit.getFile()), fate -> failed[0] = fate == FileFate.FAILED);
    }
    task.measured(metrics(unit));
    task.completed(unit.hasFailure() ? Failures.fromMessage(unit.getFailure()) : null);
    host.afterCallbacks(
        () -> {
          if (!failed[0]) {
            told.done(event.getSequence());
          }
        });
  }

  private static boolean wasLetIn(TaskFinished unit) {
    int status = unit.getResponse().getStatus();
    return unit.hasResponse() && !unit.hasFailure() && status != 401 && status != 407;
  }

  private URLSessionTaskMetrics metrics(TaskFinished unit) {
    if (!unit.getMetrics().isEmpty()) {
      return Metrics.fromBytes(unit.getMetrics().toByteArray());
    }
    Instant now = link.timers().now();
    return new URLSessionTaskMetrics(List.of(), new URLSessionTaskMetrics.Interval(now, now), 0);
  }

  private void delayed(StoredEvent event) {
    Task task = host.task(Memories.unknown(event.getTask()));
    URLRequest request = task.originalRequest();
    if (request == null) {
      answer(event, Postponed.GO_ON);
      return;
    }
    task.delayed(request, new Reply<>(link.loop(), postponed -> answer(event, postponed)));
  }

  private void answer(StoredEvent event, Postponed postponed) {
    Answer.Builder answer = Answer.newBuilder().setTask(event.getTask());
    @Nullable URLRequest replacement = postponed.replacement();
    if (postponed.disposition() == DelayedRequestDisposition.CANCEL) {
      answer.setCancel(true);
    } else if (postponed.disposition() == DelayedRequestDisposition.USE_NEW_REQUEST
        && replacement != null) {
      answer.setReplacement(Requests.toMessage(replacement));
    } else {
      answer.setProceed(true);
    }
    link.answer(answer.build())
        .whenComplete(
            (reply, refused) -> {
              if (refused == null) {
                told.done(event.getSequence());
              } // Else it is asked again, of the next process: the session is over here.
            });
  }

  void finishedEvents() {
    host.finishedEvents();
  }

  void over() {
    host.over();
  }

  void lost(URLError error) {
    host.lost(error);
  }
}
