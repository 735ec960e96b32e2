// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.server;

import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.background.protocol.AttachReply;
import dev.urlsession.background.protocol.AttachRequest;
import dev.urlsession.background.protocol.Attached;
import dev.urlsession.background.protocol.ChallengeAnswer;
import dev.urlsession.background.protocol.DidFinishEvents;
import dev.urlsession.background.protocol.Ended;
import dev.urlsession.background.protocol.LiveEvent;
import dev.urlsession.background.protocol.Open;
import dev.urlsession.background.protocol.Refusal.Reason;
import dev.urlsession.background.protocol.TaskInfo;
import dev.urlsession.background.protocol.TasksPage;
import dev.urlsession.background.translation.Challenges;
import dev.urlsession.daemon.hub.AttachedSession;
import dev.urlsession.daemon.hub.LiveState;
import dev.urlsession.daemon.hub.SessionHub;
import dev.urlsession.daemon.hub.Subscriber;
import dev.urlsession.daemon.log.DaemonLog;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionRecord;
import dev.urlsession.daemon.model.StoredEvent;
import dev.urlsession.daemon.model.TaskRecord;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One attachment on the wire. Confined to the loop. */
final class AttachCall implements StreamObserver<AttachRequest>, Subscriber {

  private static final int WIDEST_WINDOW = 10_000;

  private final Caller caller;
  private final SessionHub hub;
  private final DaemonLog log;
  private final ServerCallStreamObserver<AttachReply> replies;
  private @Nullable AttachedSession session;
  private long epoch;
  private boolean over;

  AttachCall(SessionHub hub, DaemonLog log, StreamObserver<AttachReply> replies) {
    this.caller = Caller.current();
    this.hub = hub;
    this.log = log;
    this.replies = (ServerCallStreamObserver<AttachReply>) replies;
    this.replies.setOnReadyHandler(this::ready);
    this.replies.setOnCancelHandler(this::gone);
  }

  @Override
  public void onNext(AttachRequest message) {
    if (over) {
      return;
    }
    AttachedSession current = session;
    try {
      if (message.hasOpen()) {
        open(message.getOpen());
      } else if (current == null) {
        throw new Refused(Reason.INVALID, "An attachment begins with Open.");
      } else {
        received(current, message);
      }
    } catch (RuntimeException wrong) {
      refuse(wrong);
    }
  }

  private void received(AttachedSession current, AttachRequest message) {
    switch (message.getMessageCase()) {
      case ACKNOWLEDGED -> current.acknowledge(message.getAcknowledged());
      case CHALLENGE_ANSWER -> answered(current, message.getChallengeAnswer());
      case FORGET -> hub.forget(current);
      case LAUNCH_DONE -> hub.launchDone(current);
      case OPEN, MESSAGE_NOT_SET -> {} // The first is handled, the other of a newer client.
    }
  }

  private void answered(AttachedSession current, ChallengeAnswer answer) {
    if (answer.getEpoch() == epoch) {
      current.answer(
          answer.getQuestion(), challenge -> ChallengeAnswers.outcome(answer, challenge));
    }
  }

  private void open(Open open) {
    if (session != null) {
      throw new Refused(Reason.INVALID, "An attachment has one Open.");
    }
    dev.urlsession.daemon.hub.AttachRequest request =
        new dev.urlsession.daemon.hub.AttachRequest(
            key(open.getSession()),
            open.hasSettings() ? Records.of(open.getSettings()) : null,
            open.getLaunchNonce().isEmpty() ? null : open.getLaunchNonce(),
            Math.max(1, Math.min(open.getWindow(), WIDEST_WINDOW)),
            open.getAnswersChallenges(),
            caller.process());
    session = hub.attach(request, this, this::refuse);
  }

  private SessionKey key(String identifier) {
    return new SessionKey(caller.app(), identifier);
  }

  private void refuse(Throwable failure) {
    if (!over) {
      Refused refused = Refused.of(failure);
      if (refused.reason() == Reason.INTERNAL) {
        log.error("attach.failed", failure);
      }
      leave();
      replies.onError(refused.status());
    }
  }

  private void ready() {
    if (session != null) {
      session.pump();
    }
  }

  private void gone() {
    leave();
  }

  /** After this nothing is sent. */
  private void leave() {
    over = true;
    AttachedSession current = session;
    if (current != null) {
      hub.detach(current);
    }
  }

  @Override
  public void onError(Throwable failure) {
    leave();
  }

  @Override
  public void onCompleted() {
    if (!over) {
      leave();
      replies.onCompleted();
    }
  }

  @Override
  public boolean isReady() {
    return !over && replies.isReady();
  }

  private void send(AttachReply.Builder message) {
    if (!over) {
      replies.onNext(message.build());
    }
  }

  @Override
  public void attached(SessionRecord record, boolean launched) {
    epoch = record.epoch();
    send(
        AttachReply.newBuilder()
            .setAttached(
                Attached.newBuilder()
                    .setEpoch(epoch)
                    .setLastTaskIdentifier(record.lastIdentifier())
                    .setLastSequence(record.lastSequence())
                    .setLaunched(launched)
                    .setEnding(record.ending())));
  }

  @Override
  public void tasks(List<TaskRecord> page, boolean last) {
    Iterator<List<TaskInfo>> pages = Pages.of(page.stream().map(Messages::of).toList()).iterator();
    while (pages.hasNext()) {
      TasksPage.Builder tasks = TasksPage.newBuilder().addAllTasks(pages.next());
      send(AttachReply.newBuilder().setTasks(tasks.setLast(last && !pages.hasNext())));
    }
  }

  @Override
  public void live(LiveState state) {
    for (LiveEvent event : Messages.of(state)) {
      send(AttachReply.newBuilder().setLive(event));
    }
  }

  @Override
  public void challenged(long question, long task, URLAuthenticationChallenge challenge) {
    send(
        AttachReply.newBuilder()
            .setChallenge(
                Challenges.toMessage(challenge)
                    .setEpoch(epoch)
                    .setQuestion(question)
                    .setTask(task)));
  }

  @Override
  public void event(StoredEvent event) {
    send(AttachReply.newBuilder().setEvent(Messages.of(event)));
  }

  @Override
  public void didFinishEvents() {
    send(AttachReply.newBuilder().setDidFinishEvents(DidFinishEvents.getDefaultInstance()));
  }

  @Override
  public void ended(End end, String message) {
    Ended.Reason reason =
        switch (end) {
          case FENCED -> Ended.Reason.FENCED;
          case STOPPING -> Ended.Reason.STOPPING;
          case INVALIDATED -> Ended.Reason.INVALIDATED;
          case FAILED -> Ended.Reason.UNKNOWN;
        };
    send(
        AttachReply.newBuilder()
            .setEnded(Ended.newBuilder().setReason(reason).setMessage(message)));
    if (!over) {
      over = true;
      replies.onCompleted();
    }
  }
}
