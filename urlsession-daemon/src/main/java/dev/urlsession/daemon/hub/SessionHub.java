// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.hub;

import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.daemon.engine.ChallengeOutcome;
import dev.urlsession.daemon.hub.Subscriber.End;
import dev.urlsession.daemon.model.Moved;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionRecord;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.TaskState;
import dev.urlsession.daemon.store.TaskStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who is attached to which session: one process at a time (E11). A new attachment of the same
 * process fences its older one, and one after the older process's socket is gone gets the session
 * with a higher epoch (E12). Confined to its loop; only {@link #moved} and the live events may come
 * from elsewhere.
 */
public final class SessionHub {

  private final TaskStore store;
  private final Transfers transfers;
  private final LaunchDesk launches;
  private final Executor loop;
  private final Map<SessionKey, AttachedSession> attached = new HashMap<>();
  private final Map<SessionKey, Set<Long>> nearEnd = new HashMap<>();
  private final Absence absence = new Absence();

  /** All four are called on the loop, but for the store, which has its own thread. */
  public SessionHub(TaskStore store, Transfers transfers, LaunchDesk launches, Executor loop) {
    this.store = store;
    this.transfers = transfers;
    this.launches = launches;
    this.loop = loop;
  }

  Transfers transfers() {
    return transfers;
  }

  LaunchDesk launches() {
    return launches;
  }

  TaskStore store() {
    return store;
  }

  /** Continues on the loop. */
  public <T> void then(
      CompletableFuture<T> answer, Consumer<? super T> go, Consumer<Throwable> otherwise) {
    answer.whenCompleteAsync(
        (value, failure) -> {
          if (failure == null) {
            go.accept(value);
          } else {
            otherwise.accept(unwrapped(failure));
          }
        },
        loop);
  }

  static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  /**
   * Attaches; {@code refused} hears why not.
   *
   * @throws SessionInUseException when another process has the session
   */
  public AttachedSession attach(
      AttachRequest request, Subscriber subscriber, Consumer<Throwable> refused) {
    AttachedSession there = attached.get(request.session());
    if (there != null) {
      if (!there.process().equals(request.process())) {
        throw new SessionInUseException(request.session().identifier());
      }
      end(there, End.FENCED, "The same process has attached to the session again.");
    }
    AttachedSession fresh = new AttachedSession(this, store, request, subscriber);
    attached.put(request.session(), fresh);
    then(
        store.attach(request.session(), request.settings()),
        record -> opened(fresh, record, request.nonce()),
        failure -> {
          attached.remove(request.session(), fresh);
          fresh.end(null, "");
          refused.accept(failure);
        });
    return fresh;
  }

  private void opened(AttachedSession session, SessionRecord record, @Nullable String nonce) {
    if (session.isOver()) {
      return;
    }
    transfers.describe(record.key(), record.settings(), true);
    boolean launched = launches.attached(record.key(), nonce == null ? "" : nonce);
    session.opened(record, launched);
  }

  /** The application is gone, by its own will or not. */
  public void detach(AttachedSession session) {
    session.end(null, "");
    remove(session);
  }

  void end(AttachedSession session, End reason, String message) {
    session.end(reason, message);
    remove(session);
  }

  private void remove(AttachedSession session) {
    if (attached.remove(session.key(), session)) {
      launches.detached(session.key());
      then(
          store.session(session.key()),
          found ->
              found.ifPresent(
                  record ->
                      transfers.describe(
                          record.key(), record.settings(), attached.containsKey(record.key()))),
          failure -> {});
    }
  }

  /** The application has called its completion handler. */
  public void launchDone(AttachedSession session) {
    launches.done(session.key());
  }

  /** Ends every attachment, because the daemon ends. */
  public void stop(String message) {
    for (AttachedSession session : new ArrayList<>(attached.values())) {
      end(session, End.STOPPING, message);
    }
  }

  /** A session that was told to end has perhaps done so. */
  void lookWhetherOver(AttachedSession session) {
    then(
        store.session(session.key()),
        (Optional<SessionRecord> found) -> {
          if (found.isEmpty()) {
            forgetAnswers(session.key());
          }
          if (found.isEmpty() && !session.isOver()) {
            end(session, End.INVALIDATED, "The session has ended.");
          } else {
            session.pump();
          }
        },
        failure -> {});
  }

  /** The same, of a session that may be attached. */
  void lookWhetherOver(SessionKey key) {
    AttachedSession session = attached.get(key);
    if (session != null) {
      lookWhetherOver(session);
    } else {
      then(
          store.session(key),
          found -> {
            if (found.isEmpty()) {
              forgetAnswers(key);
            }
          },
          failure -> {});
    }
  }

  /** The application wants what it answered to be forgotten (B-010). */
  public void forget(AttachedSession session) {
    forgetAnswers(session.key());
  }

  /** The session is over, or begins anew: nothing is known of it but its tasks. */
  private void forgetAnswers(SessionKey key) {
    absence.forget(key);
    transfers.forgetAnswers(key);
  }

  Absence absence() {
    return absence;
  }

  /** Who is attached. */
  public Set<SessionKey> attachedSessions() {
    return Set.copyOf(attached.keySet());
  }

  boolean isNearEnd(SessionKey key) {
    return nearEnd.containsKey(key);
  }

  /** A task went from one state to another; may be called on any thread. */
  public void moved(Moved moved) {
    loop.execute(() -> note(moved));
  }

  private void note(Moved moved) {
    boolean near = moved.state() == TaskState.VERIFYING || moved.state() == TaskState.FINALIZING;
    if (near) {
      nearEnd.computeIfAbsent(moved.session(), missing -> new HashSet<>()).add(moved.taskId());
    } else {
      Set<Long> tasks = nearEnd.get(moved.session());
      if (tasks != null && tasks.remove(moved.taskId()) && tasks.isEmpty()) {
        nearEnd.remove(moved.session());
      }
    }
    AttachedSession session = attached.get(moved.session());
    if (session != null) {
      session.moved(moved);
    } else if (moved.sequence() > 0) {
      launches.missed(moved.session());
    }
  }

  /** Something happened to a running task that is not stored; may be called on any thread. */
  public void live(SessionKey key, long task, Consumer<LiveState> news) {
    loop.execute(
        () -> {
          AttachedSession session = attached.get(key);
          if (session != null) {
            session.live(task, news);
          }
        });
  }

  /**
   * A running task is asked what its application must answer. What comes of it comes on the loop,
   * perhaps never; may be called on any thread.
   */
  public void ask(
      TaskRecord task, URLAuthenticationChallenge challenge, Consumer<ChallengeOutcome> outcome) {
    SessionKey key = task.session();
    loop.execute(
        () -> {
          AttachedSession session = attached.get(key);
          if (session != null) {
            session.ask(task, challenge, outcome);
            return;
          }
          then(
              store.session(key),
              found ->
                  outcome.accept(
                      found
                          .map(record -> absence.answer(key, record.settings(), challenge))
                          .orElse(new ChallengeOutcome.Nobody())),
              failure -> outcome.accept(new ChallengeOutcome.Nobody()));
        });
  }

  /** The sessions of an application, or all. */
  public CompletableFuture<List<SessionRecord>> sessions(@Nullable String app) {
    return store.sessions(app);
  }
}
