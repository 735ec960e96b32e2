// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.relaunch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLRequest;
import dev.urlsession.daemon.hub.LaunchRecord;
import dev.urlsession.daemon.log.DaemonLog;
import dev.urlsession.daemon.model.Desired;
import dev.urlsession.daemon.model.NewTask;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionRecord;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.daemon.model.StoredEvent;
import dev.urlsession.daemon.model.TaskKind;
import dev.urlsession.daemon.store.SqliteTaskStore;
import dev.urlsession.daemon.store.StoreOptions;
import dev.urlsession.testing.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/** A relauncher on a real store, with a clock that the test moves and processes that it plays. */
final class TestRelaunch implements AutoCloseable {

  static final Instant START = Instant.parse("2026-11-26T08:00:00Z");
  static final LaunchRecord COMMAND =
      new LaunchRecord(Path.of("/bin/true"), List.of(), Path.of("/"), Map.of());

  final SqliteTaskStore store;
  final Relauncher relauncher;
  final ManualClock clock;
  final List<Started> started = new ArrayList<>();
  Optional<LaunchRecord> record = Optional.of(COMMAND);

  private final Queue<Runnable> loop = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparing(Timer::at).thenComparing(Timer::order));

  private record Timer(Instant at, int order, Runnable work) {}

  /** A process that was started. */
  record Started(Map<String, String> marks, CompletableFuture<Integer> exit) {

    String nonce() {
      return marks.get(Relauncher.NONCE);
    }
  }

  TestRelaunch(Path directory) throws IOException {
    this(directory, ManualClock.at(START), LaunchRules.usual());
  }

  TestRelaunch(Path directory, ManualClock clock, LaunchRules rules) throws IOException {
    this.clock = clock;
    store = SqliteTaskStore.open(StoreOptions.of(directory, clock));
    Executor onLoop = loop::add;
    relauncher =
        new Relauncher(
            new RelaunchParts(
                store,
                store,
                app -> record,
                (record, marks) -> {
                  Started process = new Started(marks, new CompletableFuture<>());
                  started.add(process);
                  return process.exit();
                },
                new LaunchCheck(directory),
                new ManualTime(),
                rules,
                onLoop,
                Runnable::run,
                new SecureRandom(),
                DaemonLog.NONE));
  }

  private final class ManualTime implements LaunchTime {

    @Override
    public Instant now() {
      return clock.instant();
    }

    @Override
    public void after(Duration delay, Runnable work) {
      timers.add(new Timer(clock.instant().plus(delay), timers.size(), work));
    }
  }

  /** Runs what is to be done now: until nothing comes any more after the store has answered. */
  void settle() {
    for (int quiet = 0; quiet < 4; quiet++) {
      store.launches(1).join();
      for (Runnable work = loop.poll(); work != null; work = loop.poll()) {
        work.run();
        quiet = 0;
      }
    }
  }

  /** Lets time pass, and everything happen in its order. */
  void pass(Duration time) {
    settle();
    Instant until = clock.instant().plus(time);
    while (!timers.isEmpty() && !timers.peek().at().isAfter(until)) {
      Timer next = timers.remove();
      if (next.at().isAfter(clock.instant())) {
        clock.set(next.at());
      }
      next.work().run();
      settle();
    }
    clock.set(until);
  }

  /** A session whose only task is over, with nobody attached. */
  SessionKey missed(String app) {
    SessionKey key = enqueue(app, SessionSettings.defaults(), 1);
    end(key, 1);
    return key;
  }

  /** Another task of that session, over at once. */
  void missedAgain(SessionKey key) {
    enqueue(key.app(), SessionSettings.defaults(), 1);
    end(key, store.session(key).join().orElseThrow().lastIdentifier());
  }

  SessionKey enqueue(String app, SessionSettings settings, int tasks) {
    SessionKey key = new SessionKey(app, "s");
    SessionRecord session = store.attach(key, settings).join();
    List<NewTask> made = new ArrayList<>();
    for (int i = 1; i <= tasks; i++) {
      made.add(
          NewTask.builder(TaskKind.DOWNLOAD, URLRequest.of("https://example.com/" + i))
              .taskIdentifier(session.lastIdentifier() + i)
              .build());
    }
    store.enqueue(session.attachment(), made).join();
    return key;
  }

  /** Ends a task, which is noticed as the hub does. */
  void end(SessionKey key, long task) {
    SessionRecord session = store.session(key).join().orElseThrow();
    store.setDesired(session.attachment(), task, Desired.CANCEL).join();
    relauncher.missed(key);
  }

  /** The application attaches, has everything, and acknowledges it. */
  boolean attachAndTake(SessionKey key, String nonce) {
    SessionRecord session = store.attach(key, null).join();
    boolean launched = relauncher.attached(key, nonce);
    List<StoredEvent> events =
        store.events(session.attachment(), session.acknowledged(), 500).join();
    if (!events.isEmpty()) {
      store.acknowledge(session.attachment(), events.get(events.size() - 1).sequence()).join();
    }
    settle();
    return launched;
  }

  Started last() {
    assertThat(started).isNotEmpty();
    return started.get(started.size() - 1);
  }

  List<String> outcomes() {
    settle();
    return store.launches(100).join().stream().map(entry -> entry.outcome()).toList();
  }

  @Override
  public void close() {
    store.close();
  }
}
