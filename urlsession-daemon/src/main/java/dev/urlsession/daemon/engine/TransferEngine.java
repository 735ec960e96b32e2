// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.daemon.engine.SessionTraits.Urgency;
import dev.urlsession.daemon.model.Moved;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.TaskState;
import dev.urlsession.daemon.store.Leftovers;
import dev.urlsession.daemon.store.Recovery;
import dev.urlsession.daemon.store.StoreException;
import dev.urlsession.internal.download.ResumeData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tasks that the store has accepted. Thread-safe; what it does happens on a thread of its
 * own, which never blocks.
 *
 * <p>Whoever changes a task in the store tells the engine afterwards: {@link #offer} what may run,
 * {@link #wanted} what the application wants now. What the engine does with it is in the store, and
 * {@link LiveEvents} hears of it.
 */
public final class TransferEngine implements AutoCloseable {

  private static final Duration CLOSING = Duration.ofSeconds(5);
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);
  private static final int BEATS_A_SWEEP = 120;

  private final EngineOptions options;
  private final EngineThread thread = new EngineThread();
  private final EngineTime time;
  private final NetworkRules network;
  private final Scheduler scheduler;
  private final SessionDirectories directories;
  private final SessionEngines engines;
  private final Dispatcher dispatcher;
  private final Runnable deaf;
  private final AtomicBoolean closed = new AtomicBoolean();
  private long beats;

  TransferEngine(EngineOptions options) {
    this.options = options;
    this.time = new EngineTime(options.timers(), options.clock());
    this.network = new NetworkRules(options.monitor());
    this.scheduler = new Scheduler(options.limits(), time, this::mayBeDiscretionary);
    this.directories = new SessionDirectories(options.cache());
    this.engines = new SessionEngines(options, directories);
    this.dispatcher =
        new Dispatcher(options, thread, time, scheduler, directories, engines, network);
    this.deaf = network.listen(() -> thread.execute(dispatcher::networkChanged));
  }

  private boolean mayBeDiscretionary(SessionQueue session) {
    boolean busy = scheduler.runsInHurry();
    DiscretionaryPolicy.Circumstances now =
        new DiscretionaryPolicy.Circumstances(
            options.onBattery().getAsBoolean(), network.isMetered(), busy, 0, 0);
    Duration waited = Duration.ofNanos(time.nanos() - session.waitingSince());
    return DiscretionaryPolicy.allows(now, waited);
  }

  /** Recovers what an earlier life of the daemon left, and begins. Call it once, first. */
  public CompletableFuture<Recovery> start() {
    return new Startup(options, thread, dispatcher)
        .run()
        .whenComplete((found, thrown) -> thread.execute(this::beat));
  }

  private void beat() {
    if (time.slept()) {
      reconnect();
    }
    engines.closeIdle();
    if (dispatcher.runningCount() + scheduler.queuedCount() > 0) {
      options.io().execute(this::noteTime);
    }
    if (beats++ % BEATS_A_SWEEP == 0) {
      boolean isStart = beats == 1;
      options.io().execute(() -> keepHouse(isStart));
    }
    options.timers().schedule(thread, HEARTBEAT, this::beat);
  }

  private void noteTime() {
    try {
      options.clock().note();
    } catch (IOException later) {
      // The next time will do.
    }
  }

  private void reconnect() {
    engines.renewConnections();
    dispatcher.reconnect();
  }

  /** The connections there are lead nowhere any more: what runs goes on over new ones (N16). */
  public void renewConnections() {
    thread.execute(this::reconnect);
  }

  private void keepHouse(boolean isStart) {
    try {
      sweepOrphans();
      dispatcher.sidecars().sweep();
      options.store().sweep().thenAccept(this::forget).join();
      if (!isStart) { // Whoever has just started has better things to do.
        options.store().backUp().join();
      }
    } catch (IOException | StoreException | CompletionException | UncheckedIOException later) {
      // The store is closed, or the disk in trouble: the next time will do.
    }
  }

  /** The task was accepted, or may run again: it is queued when it may run. */
  public void offer(TaskRecord task) {
    offer(List.of(task));
  }

  /** The same for many. */
  public void offer(List<TaskRecord> tasks) {
    thread.execute(
        () -> {
          for (TaskRecord task : tasks) {
            if (task.state() == TaskState.QUEUED || task.state() == TaskState.WAITING) {
              dispatcher.offer(task);
            }
          }
          dispatcher.dispatch();
        });
  }

  /** The application wants something else of the task, as the store says. */
  public void wanted(Moved moved) {
    thread.execute(
        () -> {
          switch (moved.standing().desired()) {
            case RUN -> reload(moved.taskId());
            case SUSPEND -> stop(moved.taskId(), Stop.SUSPEND);
            case CANCEL -> stop(moved.taskId(), Stop.CANCEL);
          }
        });
  }

  private void reload(long id) {
    options.store().task(id).thenAccept(found -> found.ifPresent(this::offer));
  }

  private void stop(long id, Stop why) {
    Running task = dispatcher.running(id);
    if (task != null) {
      task.stop(why);
      return;
    }
    dispatcher.withdraw(id);
    if (why == Stop.CANCEL || why == Stop.FORGET) {
      dispatcher.discardPart(id);
    }
  }

  /** What is held of a task that does not run. */
  private CompletableFuture<@Nullable ResumeData> idle(long id) {
    return options
        .store()
        .task(id)
        .thenApply(found -> found.map(task -> Held.of(task.checkpoint())).orElse(null));
  }

  /**
   * Keeps what was downloaded of a task that is about to be cancelled, and ends it when it runs.
   * Call it before the store is told of the cancellation.
   *
   * @return the resume data; null when there are none
   */
  public CompletableFuture<byte @Nullable []> cancelByProducingResumeData(long taskId) {
    CompletableFuture<byte @Nullable []> data = new CompletableFuture<>();
    thread.execute(
        () -> {
          Running task = dispatcher.running(taskId);
          if (task == null) {
            dispatcher.withdraw(taskId);
            idle(taskId)
                .thenCompose(dispatcher.keptFiles()::keep)
                .whenComplete((kept, thrown) -> data.complete(kept));
          } else {
            task.kept.thenAccept(data::complete);
            task.stop(Stop.CANCEL_AND_KEEP);
          }
        });
    return data;
  }

  /** What the session is like from now on; {@code visible} while its application is attached. */
  public void describe(SessionKey session, SessionSettings settings, boolean visible) {
    Urgency urgency = visible ? Urgency.VISIBLE : Urgency.USUAL;
    SessionTraits traits =
        new SessionTraits(
            settings.discretionary() ? Urgency.DISCRETIONARY : urgency,
            settings.maximumConnectionsPerHost());
    thread.execute(() -> scheduler.describe(session, traits));
  }

  /** Whether the session's application can be asked what its tasks are asked. */
  public void answers(SessionKey session, boolean there) {
    thread.execute(() -> dispatcher.answers(session, there));
  }

  /** Nothing that the session's application answered is used any more. */
  public void forgetAnswers(SessionKey session) {
    thread.execute(() -> engines.forget(session));
  }

  /** The store speaks of these no more: tasks end, files go. */
  public void forget(Leftovers leftovers) {
    thread.execute(
        () -> {
          leftovers.tasks().forEach(id -> stop(id, Stop.FORGET));
          leftovers.files().forEach(dispatcher.keptFiles()::discard);
        });
  }

  /** Removes files that no row speaks of, but for young ones. Blocks. */
  public List<Path> sweepOrphans() {
    try {
      Instant now = options.timers().now();
      List<Path> removed =
          new OrphanSweep(options.store(), directories, options.files()).sweep(now);
      removed.addAll(
          new SpoolSweep(options.store(), directories.root(), options.files()).sweep(now));
      return removed;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** How many tasks run and how many wait in memory. */
  public CompletableFuture<Load> load() {
    CompletableFuture<Load> load = new CompletableFuture<>();
    thread.execute(
        () -> load.complete(new Load(dispatcher.runningCount(), scheduler.queuedCount())));
    return load;
  }

  /** How busy it is. */
  public record Load(int running, int queued) {}

  /** Begins nothing more; completes when all that runs is over, or waits for something. */
  public CompletableFuture<@Nullable Void> finishRunning() {
    CompletableFuture<@Nullable Void> finished = new CompletableFuture<>();
    thread.execute(() -> dispatcher.finish(() -> finished.complete(null)));
    return finished;
  }

  /** Begins nothing more; completes when all that ran is safe in the store (P23). */
  public CompletableFuture<@Nullable Void> drain() {
    CompletableFuture<@Nullable Void> drained = new CompletableFuture<>();
    thread.execute(() -> dispatcher.drain(() -> drained.complete(null)));
    return drained;
  }

  /** Ends at once; {@link #drain} first, or what ran is only as safe as its last checkpoint. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    deaf.run();
    CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    thread.execute(
        () -> {
          engines.close();
          dispatcher.beginnings().close();
          thread.close();
          ended.complete(null);
        });
    ended.completeOnTimeout(null, CLOSING.toSeconds(), TimeUnit.SECONDS).join();
  }
}
