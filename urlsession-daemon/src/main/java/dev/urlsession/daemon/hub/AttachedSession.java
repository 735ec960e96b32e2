// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.hub;

import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.daemon.engine.ChallengeOutcome;
import dev.urlsession.daemon.hub.Subscriber.End;
import dev.urlsession.daemon.model.Attachment;
import dev.urlsession.daemon.model.Moved;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionRecord;
import dev.urlsession.daemon.model.StoredEvent;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.store.Leftovers;
import dev.urlsession.daemon.store.TaskStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One attachment: tells the subscriber its session's tasks, then what happens. Of stored events no
 * more than the window are under way, and a page at a time is in memory, however many there are
 * (E06, E18). Confined to the hub's loop.
 */
public final class AttachedSession {

  private final SessionHub hub;
  private final TaskStore store;
  private final AttachRequest request;
  private final Subscriber subscriber;
  private final Map<Long, LiveState> live = new LinkedHashMap<>();
  private final OpenQuestions questions = new OpenQuestions();

  private @Nullable Attachment right;
  private boolean over;
  private boolean busy;
  private boolean listed;
  private long lastListed;
  private long newest;
  private long sent;
  private long sentBefore;
  private long acknowledged;
  private boolean finishIsDue;
  private boolean hears = true;
  private boolean asked;

  AttachedSession(SessionHub hub, TaskStore store, AttachRequest request, Subscriber subscriber) {
    this.hub = hub;
    this.store = store;
    this.request = request;
    this.subscriber = subscriber;
  }

  SessionKey key() {
    return request.session();
  }

  String process() {
    return request.process();
  }

  boolean isOver() {
    return over;
  }

  /** The store has it. */
  void opened(SessionRecord record, boolean launched) {
    right = record.attachment();
    acknowledged = record.acknowledged();
    hears = record.settings().hearsChallenges();
    sent = acknowledged;
    sentBefore = record.sent();
    newest = record.lastSequence();
    finishIsDue = launched || record.pendingEvents() > 0;
    subscriber.attached(record, launched);
    pump();
  }

  /** Something may be sent: the subscriber is ready, there is news, or an answer of the store. */
  public void pump() {
    if (asked == questions.isEmpty() && !over) {
      asked = !asked;
      hub.launches().asked(key(), asked);
    }
    if (over || busy || right == null || !subscriber.isReady()) {
      return;
    }
    if (!listed) {
      list();
      return;
    }
    questions.tell(subscriber);
    tellLive();
    if (sent < newest && sent - acknowledged < request.window()) {
      send(right);
    } else {
      finish();
    }
  }

  private void list() {
    busy = true;
    hub.then(store.tasks(key(), lastListed, TaskStore.LARGEST_PAGE), this::listed, this::failed);
  }

  private void listed(List<TaskRecord> page) {
    busy = false;
    if (over) {
      return;
    }
    listed = page.size() < TaskStore.LARGEST_PAGE;
    if (!page.isEmpty()) {
      lastListed = page.get(page.size() - 1).task().taskIdentifier();
    }
    // Their ends are events that follow, or were told and are not acknowledged yet.
    page.forEach(questions::listed);
    subscriber.tasks(page, listed);
    if (listed && request.answers()) {
      hub.transfers().answers(key(), true); // What waited for it is tried again, and asks.
    }
    pump();
  }

  private void send(Attachment by) {
    busy = true;
    long room = request.window() - (sent - acknowledged);
    int limit = (int) Math.min(room, TaskStore.LARGEST_PAGE);
    hub.then(store.events(by, sent, limit), this::send, this::failed);
  }

  private void send(List<StoredEvent> page) {
    busy = false;
    if (over) {
      return;
    }
    for (StoredEvent event : page) {
      live.remove(event.taskIdentifier());
      if (event.sequence() > acknowledged) {
        subscriber.event(event);
      }
      sent = Math.max(sent, event.sequence());
    }
    if (page.isEmpty()) {
      newest = sent; // What was announced is gone: swept, or a repair went back.
    }
    pump();
  }

  private void tellLive() {
    for (LiveState state : live.values()) {
      if (!subscriber.isReady()) {
        return;
      }
      if (state.hasMoved() || state.isWaiting() || state.resumedAt() >= 0) {
        subscriber.live(state);
        state.told();
      }
    }
  }

  private void finish() {
    if (finishIsDue && acknowledged >= newest && !hub.isNearEnd(key()) && questions.isEmpty()) {
      finishIsDue = false;
      subscriber.didFinishEvents();
    }
  }

  /** A running task is asked something. */
  void ask(
      TaskRecord task, URLAuthenticationChallenge challenge, Consumer<ChallengeOutcome> outcome) {
    if (request.answers() && (hears(task) || !isOfTLS(challenge))) {
      questions.ask(task, challenge, outcome);
      pump();
    } else {
      outcome.accept(ChallengeOutcome.byDefault());
    }
  }

  private boolean hears(TaskRecord task) {
    return hears || task.task().hearsChallenges();
  }

  /** What concerns a connection has no default that the application knows better (B-154). */
  private static boolean isOfTLS(URLAuthenticationChallenge challenge) {
    return switch (challenge.protectionSpace().authenticationMethod()) {
      case SERVER_TRUST, CLIENT_CERTIFICATE -> true;
      case DEFAULT, HTTP_BASIC, HTTP_DIGEST, NTLM, NEGOTIATE -> false;
    };
  }

  /** The application answers; what it says is read for the challenge it was asked. */
  public void answer(long question, Function<URLAuthenticationChallenge, ChallengeOutcome> answer) {
    questions.answered(
        question,
        challenge -> {
          ChallengeOutcome outcome = answer.apply(challenge);
          hub.absence().heard(key(), challenge, outcome);
          return outcome;
        });
    pump();
  }

  /** A task went from one state to another, perhaps with an event. */
  void moved(Moved moved) {
    questions.moved(moved);
    newest = Math.max(newest, moved.sequence());
    pump();
  }

  /** Something happened to a running task. */
  void live(long task, Consumer<LiveState> news) {
    LiveState state = live.computeIfAbsent(task, LiveState::new);
    news.accept(state);
    if (state.received() > 0) {
      questions.letIn(task);
    }
    pump();
  }

  /**
   * The application has had this event and all before it, maybe in an earlier attachment: the
   * daemon died before it noted that. Such an event is not sent again.
   */
  public void acknowledge(long sequence) {
    Attachment by = right;
    if (over || by == null || sequence <= acknowledged || sequence > Math.max(sent, sentBefore)) {
      return;
    }
    acknowledged = sequence;
    sent = Math.max(sent, sequence);
    pump();
    hub.then(store.acknowledge(by, sequence), this::forgotten, this::failed);
  }

  private void forgotten(Leftovers leftovers) {
    hub.transfers().forget(leftovers);
    if (leftovers.remaining() == 0) {
      hub.lookWhetherOver(this);
    }
  }

  /** The attachment's right, with which its calls come; null before it has one. */
  public @Nullable Attachment right() {
    return right;
  }

  private void failed(Throwable failure) {
    hub.end(this, End.FAILED, String.valueOf(failure.getMessage()));
  }

  /** Ends it, and tells the subscriber unless that is gone. */
  void end(@Nullable End reason, String message) {
    if (!over) {
      over = true;
      live.clear();
      if (listed && request.answers()) {
        hub.transfers().answers(key(), false);
      }
      questions.end();
      if (reason != null) {
        subscriber.ended(reason, message);
      }
    }
  }
}
