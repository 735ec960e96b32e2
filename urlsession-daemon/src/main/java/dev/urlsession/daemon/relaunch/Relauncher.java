// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.relaunch;

import dev.urlsession.daemon.hub.LaunchDesk;
import dev.urlsession.daemon.hub.LaunchRecord;
import dev.urlsession.daemon.model.LaunchState;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Starts applications whose events wait.
 *
 * <ol>
 *   <li>Something is stored and nobody is attached. Two seconds later, when more may have been
 *       stored, it is looked whether the session needs its application: all its tasks are done, or
 *       one cannot go on without it.
 *   <li>An application that is here, with whatever session, is not started: it is looked again when
 *       it has gone. Nor is one that wants none of it, or that is parked.
 *   <li>The {@link LaunchLimiter} says when. The start, and the longer delay before the next, are
 *       stored first; then the process is started, with the session and a number that is good for
 *       one attach in its environment.
 *   <li>The application attaches with that number within 30 s, has its events, and calls its
 *       completion handler within 30 s of the last one. Anything else is a failure, and it is
 *       looked again.
 * </ol>
 *
 * <p>Confined to the hub's loop.
 */
public final class Relauncher implements LaunchDesk {

  /** Names the session in the environment of what is started. */
  static final String SESSION = "URLSESSION_LAUNCH_SESSION";

  /** Names the number in the environment of what is started. */
  static final String NONCE = "URLSESSION_LAUNCH_NONCE";

  private static final int NONCE_BYTES = 16;
  private static final Duration GATE_CLOSED = Duration.ofSeconds(5);

  private final RelaunchParts parts;
  private final StartGate gate;
  private final Set<SessionKey> looking = new HashSet<>();
  private final Map<String, Set<SessionKey>> here = new HashMap<>();
  private final Set<SessionKey> asked = new HashSet<>();
  private final Map<String, RunningLaunch> running = new HashMap<>();
  private final Set<String> deciding = new HashSet<>();

  /** Starts nothing before something is missed, or {@link #begin} is called. */
  public Relauncher(RelaunchParts parts) {
    this.parts = parts;
    gate = new StartGate(parts.rules());
  }

  /** Looks after what was stored before the daemon started. */
  public void begin() {
    parts.time().after(LaunchRules.AFTER_START, () -> lookAtAll(null));
  }

  /** Whether a start is under way or about to be: the daemon is not idle then. */
  public boolean isBusy() {
    return !running.isEmpty() || !looking.isEmpty() || !deciding.isEmpty();
  }

  @Override
  public void missed(SessionKey session) {
    if (parts.rules().enabled()) {
      lookIn(parts.rules().coalesce(), session, false);
    }
  }

  /** {@code waited}: the delay of the limiter was waited for, so it did not pass unused. */
  private void lookIn(Duration delay, SessionKey session, boolean waited) {
    if (looking.add(session)) {
      parts
          .time()
          .after(
              delay,
              () -> {
                looking.remove(session);
                look(session, waited);
              });
    }
  }

  private void look(SessionKey session, boolean waited) {
    String app = session.app();
    LaunchRecord record = parts.records().apply(app).orElse(null);
    if (record == null || here.containsKey(app) || running.containsKey(app)) {
      return;
    }
    if (!deciding.add(app)) {
      lookIn(parts.rules().coalesce(), session, waited); // After the other session's turn.
      return;
    }
    CompletableFuture<Boolean> needed =
        parts
            .launches()
            .needsApp(session)
            .thenCombine(
                parts.tasks().session(session),
                (needs, found) ->
                    needs && found.map(row -> row.settings().sendsLaunchEvents()).orElse(false));
    then(
        needed.thenCombine(parts.launches().launchState(app), Decision::new),
        decision -> {
          deciding.remove(app);
          if (decision.needed()) {
            decide(session, record, decision.state(), waited);
          }
        },
        failure -> deciding.remove(app));
  }

  private record Decision(boolean needed, LaunchState state) {}

  private void decide(SessionKey session, LaunchRecord record, LaunchState known, boolean waited) {
    if (here.containsKey(session.app())) {
      return; // It came while this was looked up.
    }
    if (LaunchLimiter.isParked(known)) {
      note(session, "parked: it is not started before it comes by itself");
      return;
    }
    Instant now = parts.time().now();
    LaunchState state = waited ? known : LaunchLimiter.wanted(known, now);
    Duration delay = Duration.between(now, LaunchLimiter.earliest(state));
    if (!waited && delay.compareTo(Duration.ZERO) > 0) {
      lookIn(delay, session, true);
    } else if (gate.enter(now)) {
      begin(session, record, LaunchLimiter.launched(state, now));
    } else {
      lookIn(GATE_CLOSED, session, true);
    }
  }

  private void begin(SessionKey session, LaunchRecord record, LaunchState after) {
    deciding.add(session.app());
    then(
        parts.launches().beginLaunch(session, after),
        id -> {
          deciding.remove(session.app());
          start(new RunningLaunch(session, nonce(), id, LaunchLimiter.earliest(after)), record);
        },
        failure -> {
          deciding.remove(session.app());
          gate.leave();
        });
  }

  private void start(RunningLaunch launch, LaunchRecord record) {
    running.put(launch.session().app(), launch);
    note(launch.session(), "started");
    parts
        .time()
        .after(
            parts.rules().toAttach(),
            () -> {
              if (!launch.isAttached()) {
                fail(launch, "did not attach in time");
              }
            });
    parts.files().execute(() -> startProcess(launch, record));
  }

  /** Where may be waited. */
  private void startProcess(RunningLaunch launch, LaunchRecord record) {
    String objection = parts.check().objection(record);
    if (objection != null) {
      parts.loop().execute(() -> fail(launch, "refused: " + objection));
      return;
    }
    try {
      Map<String, String> marks =
          Map.of(SESSION, launch.session().identifier(), NONCE, launch.nonce());
      parts
          .starter()
          .start(record, marks)
          .thenAcceptAsync(
              code -> fail(launch, "ended with " + code + " before it was done"), parts.loop());
    } catch (IOException | RuntimeException failed) {
      parts.loop().execute(() -> fail(launch, "could not be started"));
    }
  }

  @Override
  public boolean attached(SessionKey session, String nonce) {
    here.computeIfAbsent(session.app(), app -> new HashSet<>()).add(session);
    RunningLaunch launch = running.get(session.app());
    if (launch != null && launch.attach(session, nonce)) {
      parts.launches().noteLaunch(launch.id(), "attached");
      watch(launch);
      return true;
    }
    if (launch == null && nonce.isEmpty()) {
      forgive(session.app());
    }
    return false;
  }

  @Override
  public @Nullable Instant tasksBegin(SessionKey session) {
    RunningLaunch launch = running.get(session.app());
    return launch == null ? null : launch.next();
  }

  /** It came by itself, or the user wants it to be started again. On any thread. */
  public CompletableFuture<LaunchState> forgive(String app) {
    return parts.launches().saveLaunchState(app, LaunchLimiter.cameByItself());
  }

  /** Fails a start whose application has had everything and does not say that it is done (E14). */
  private void watch(RunningLaunch launch) {
    parts
        .time()
        .after(
            parts.rules().toFinish(),
            () -> {
              if (!launch.isOver()) {
                then(
                    parts.tasks().session(launch.session()),
                    found -> {
                      long left = found.map(SessionRecord::pendingEvents).orElse(0L);
                      boolean thinks = asked.contains(launch.session());
                      if (launch.idleAgain(left == 0 && !thinks)) {
                        fail(launch, "did not call its completion handler");
                      } else {
                        watch(launch);
                      }
                    },
                    failure -> watch(launch));
              }
            });
  }

  @Override
  public void asked(SessionKey session, boolean something) {
    if (something) {
      asked.add(session);
    } else {
      asked.remove(session);
    }
  }

  @Override
  public void done(SessionKey session) {
    RunningLaunch launch = running.get(session.app());
    if (launch != null && launch.session().equals(session) && launch.isAttached()) {
      end(launch, "done", LaunchLimiter::succeeded);
    }
  }

  @Override
  public void detached(SessionKey session) {
    asked.remove(session);
    Set<SessionKey> sessions = here.get(session.app());
    if (sessions != null && sessions.remove(session) && sessions.isEmpty()) {
      here.remove(session.app());
    }
    RunningLaunch launch = running.get(session.app());
    if (launch != null && launch.session().equals(session) && launch.isAttached()) {
      fail(launch, "went away before it was done");
    } else if (launch == null && !here.containsKey(session.app())) {
      lookAtAll(session.app());
    }
  }

  private void fail(RunningLaunch launch, String why) {
    end(launch, why, LaunchLimiter::failed);
  }

  private void end(RunningLaunch launch, String outcome, UnaryOperator<LaunchState> change) {
    if (!launch.end()) {
      return;
    }
    String app = launch.session().app();
    running.remove(app, launch);
    gate.leave();
    note(launch.session(), outcome);
    parts.launches().noteLaunch(launch.id(), outcome);
    deciding.add(app);
    then(
        parts
            .launches()
            .launchState(app)
            .thenCompose(state -> parts.launches().saveLaunchState(app, change.apply(state))),
        saved -> {
          deciding.remove(app);
          lookAtAll(app);
        },
        failure -> deciding.remove(app));
  }

  /** Looks at every session with something to tell; of one application, or of all with null. */
  private void lookAtAll(@Nullable String app) {
    then(
        parts.tasks().sessions(app),
        sessions ->
            sessions.stream()
                .filter(session -> session.pendingEvents() > 0)
                .forEach(session -> missed(session.key())),
        failure -> {});
  }

  private void note(SessionKey session, String what) {
    parts
        .log()
        .info(
            "launch", Map.of("app", session.app(), "session", session.identifier(), "what", what));
  }

  private String nonce() {
    byte[] bytes = new byte[NONCE_BYTES];
    parts.random().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private <T> void then(
      CompletableFuture<T> answer, Consumer<T> go, Consumer<Throwable> otherwise) {
    answer.whenCompleteAsync(
        (value, failure) -> {
          if (failure == null) {
            go.accept(value);
          } else {
            otherwise.accept(failure);
          }
        },
        parts.loop());
  }
}
