// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.URLError;
import dev.urlsession.daemon.model.Checkpoint;
import dev.urlsession.daemon.model.Desired;
import dev.urlsession.daemon.model.EventBody;
import dev.urlsession.daemon.model.Moved;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.TaskEntry;
import dev.urlsession.daemon.model.TaskFailure;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.TaskResult;
import dev.urlsession.daemon.model.TaskState;
import dev.urlsession.daemon.model.Wait;
import dev.urlsession.daemon.model.WaitReason;
import dev.urlsession.daemon.store.StoreException;
import dev.urlsession.daemon.store.TaskStore;
import dev.urlsession.internal.concurrent.Cancellable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes tasks from the queue, runs them, and sees to it that each end is written down. Confined to
 * the engine's thread.
 *
 * <pre>
 *   take ─ claim ─ look at files, settings, network ─ transfer ─ settle ─ take …
 * </pre>
 */
final class Dispatcher {

  /** If nobody answers whether a delayed request is still right, it is sent as it is. */
  private static final Duration QUESTION = Duration.ofHours(1);

  private static final Duration STORE_TROUBLE = Duration.ofSeconds(5);
  private static final Duration DISK_TROUBLE = Duration.ofSeconds(30);
  private static final Duration NETWORK_WAIT = Duration.ofMinutes(5);

  private final EngineOptions options;
  private final EngineThread thread;
  private final EngineTime time;
  private final Scheduler scheduler;
  private final TaskStore store;
  private final Preparation preparation;
  private final Settlement settlement;
  private final Beginnings beginnings;
  private final KeptFiles keptFiles;
  private final SidecarFiles sidecars;
  private final NetworkRules network;
  private final Waiters waiters = new Waiters();
  private final Map<Long, Running> running = new HashMap<>();
  private final Map<Long, Path> parts = new HashMap<>();
  private @Nullable Cancellable tick;
  private final List<Runnable> whenIdle = new ArrayList<>();
  private int claiming;
  private boolean draining;

  Dispatcher(
      EngineOptions options,
      EngineThread thread,
      EngineTime time,
      Scheduler scheduler,
      SessionDirectories directories,
      SessionEngines engines,
      NetworkRules network) {
    this.options = options;
    this.thread = thread;
    this.time = time;
    this.scheduler = scheduler;
    this.store = options.store();
    this.network = network;
    this.keptFiles = new KeptFiles(directories, options.files(), options.io());
    this.sidecars = new SidecarFiles(options);
    this.preparation = new Preparation(options, directories);
    this.settlement = new Settlement(options, scheduler, keptFiles);
    this.beginnings =
        new Beginnings(
            options, thread, engines, new TransferReports(this, thread, options, sidecars));
  }

  Beginnings beginnings() {
    return beginnings;
  }

  Settlement settlement() {
    return settlement;
  }

  KeptFiles keptFiles() {
    return keptFiles;
  }

  SidecarFiles sidecars() {
    return sidecars;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  @Nullable Running running(long id) {
    return running.get(id);
  }

  int runningCount() {
    return running.size();
  }

  /** A task may run, now or at its time. */
  void offer(TaskEntry task) {
    if (!running.containsKey(task.id())) {
      waiters.remove(task.id());
      scheduler.offer(Entries.steady(task, options.clock()));
    }
  }

  /** The same, as the store has it: what it waits for may happen earlier. */
  void offer(TaskRecord record) {
    TaskEntry entry = Entries.of(record);
    offer(entry);
    Wait wait = record.waitingFor();
    if (wait != null && !running.containsKey(record.id()) && !waiters.add(wait.reason(), entry)) {
      scheduler.offer(Entries.at(entry, 0));
    }
  }

  /** Whether the session's application can be asked, for which some tasks wait. */
  void answers(SessionKey session, boolean there) {
    if (there) {
      waiters.answers(session).forEach(task -> scheduler.offer(Entries.at(task, 0)));
      dispatch();
    } else {
      waiters.answersNoMore(session);
    }
  }

  /** The task is not to run. */
  void withdraw(long id) {
    waiters.remove(id);
    scheduler.withdraw(id);
  }

  /** A task that does not run is over: its part goes, if this life of the daemon made one. */
  void discardPart(long id) {
    keptFiles.discard(parts.remove(id));
  }

  /** Begins what may begin, and looks again when something else may. */
  void dispatch() {
    if (draining) {
      return;
    }
    scheduler.advance();
    for (OptionalLong next = scheduler.take(); next.isPresent(); next = scheduler.take()) {
      claim(next.getAsLong());
    }
    if (tick != null) {
      tick.cancel();
      tick = null;
    }
    Duration wait = scheduler.untilNextLook();
    if (wait != null) {
      tick = options.timers().schedule(thread, wait, this::dispatch);
    }
  }

  private void claim(long id) {
    waiters.remove(id);
    claiming++;
    thread.then(
        store.claim(id),
        claimed -> {
          claiming--;
          if (claimed.isPresent()) {
            claimed(claimed.get());
          } else {
            scheduler.ended(id);
            tellIdle();
            dispatch();
          }
        },
        thrown -> {
          claiming--;
          scheduler.ended(id);
          scheduler.withdraw(id);
          tellIdle();
        });
  }

  private void claimed(TaskRecord record) {
    Running task = new Running(record, options.clock());
    running.put(record.id(), task);
    options.live().moved(new Moved(record.id(), record.session(), record.standing(), 0));
    if (draining) {
      commit(task, () -> store.release(record.claim())); // It was on its way when that began.
      return;
    }
    if (beginnings.isQuarantined(record.id())) {
      commit(
          task,
          () ->
              settlement.refuse(
                  task,
                  URLError.of(
                      URLError.Code.UNKNOWN,
                      "The daemon died three times while it began this task; it is not tried"
                          + " again.")));
      return;
    }
    thread.then(
        preparation.look(record),
        found -> prepared(task, found),
        thrown ->
            commit(
                task,
                () ->
                    settlement.hold(
                        task, WaitReason.DISK_FULL, STORE_TROUBLE, null, record.checkpoint())));
  }

  private void prepared(Running task, Preparation.Found found) {
    task.settings = found.settings();
    Instant now = time.now();
    TaskRecord record = task.record;
    WaitReason obstacle = network.obstacle(record.task().request(), found.settings());
    if (task.stop != null) {
      commit(task, () -> settlement.settle(task, unbegun(found)));
    } else if (found.problem() != null) {
      commit(task, () -> settlement.refuse(task, found.problem()));
    } else if (!now.isBefore(task.deadline())) {
      task.stop = Stop.EXPIRED;
      commit(task, () -> settlement.settle(task, unbegun(found)));
    } else if (mustAsk(task)) {
      task.trouble = task.trouble.askedToBegin();
      EventBody question =
          new EventBody.DelayedRequest(Objects.requireNonNull(record.task().earliestBegin()));
      commit(
          task,
          () ->
              settlement.hold(
                  task, WaitReason.DELAYED_REQUEST, QUESTION, question, record.checkpoint()));
    } else if (obstacle != null) {
      options.live().waiting(record.session(), record.task().taskIdentifier());
      commit(task, () -> settlement.hold(task, obstacle, NETWORK_WAIT, null, record.checkpoint()));
    } else if (mayHaveBeenSent(task)) {
      commit(task, () -> settlement.refuse(task, beginnings.sentBefore()));
    } else {
      begin(task, found);
    }
  }

  /** Once only (B-274). */
  private static boolean mustAsk(Running task) {
    return task.record.task().earliestBegin() != null && !task.trouble.begun();
  }

  /** The daemon died while a request was under way that must not be sent twice (N28). */
  private static boolean mayHaveBeenSent(Running task) {
    return task.isUpload() && !task.isReplayable() && task.record.checkpoint().sent() > 0;
  }

  private static TransferEnd unbegun(Preparation.Found found) {
    return new TransferEnd(
        URLError.cancelled(null), null, null, null, found.held(), 0, 0, 0, false, false, null);
  }

  private void begin(Running task, Preparation.Found found) {
    Duration left = Duration.between(time.now(), task.deadline());
    task.expiry = options.timers().schedule(thread, left, () -> task.stop(Stop.EXPIRED));
    thread.then(
        noteSending(task), noted -> beginnings.begin(task, found), thrown -> lost(task, thrown));
  }

  private CompletableFuture<?> noteSending(Running task) {
    return task.isUpload() && !task.isReplayable()
        ? store.checkpoint(task.record.claim(), new Checkpoint(0, 1, -1, null))
        : CompletableFuture.completedFuture(null);
  }

  /** An attempt is over. */
  void ended(long id, TransferEnd end) {
    Running task = running.get(id);
    if (task != null) {
      beginnings.survived(id);
      if (end.held() == null) {
        parts.remove(id);
      } else {
        parts.put(id, Path.of(end.held().part().path()));
      }
      commit(task, () -> settlement.settle(task, end));
    }
  }

  private void commit(Running task, Supplier<CompletableFuture<Moved>> work) {
    thread.then(work.get(), moved -> left(task, moved), thrown -> uncommitted(task, work, thrown));
  }

  /** A full volume is waited for: what is not written down has not happened (P12). */
  private void uncommitted(
      Running task, Supplier<CompletableFuture<Moved>> work, Throwable thrown) {
    boolean full =
        thrown instanceof StoreException refused
            && refused.reason() == StoreException.Reason.STATE_VOLUME_FULL;
    if (task.stop == Stop.FORGET) {
      lost(task, thrown);
    } else if (full) {
      options.timers().schedule(thread, STORE_TROUBLE, () -> commit(task, work));
    } else if (thrown instanceof RenameFailed failed) {
      options
          .timers()
          .schedule(
              thread,
              DISK_TROUBLE,
              () ->
                  commit(
                      task,
                      () -> settlement.finisher().recover(task.record.claim(), failed.result())));
    } else {
      lost(task, thrown);
    }
  }

  /** Somebody else has the task, or nobody: it is not ours to touch any more. */
  private void lost(Running task, Throwable thrown) {
    remove(task);
    if (!(thrown instanceof StoreException) && task.stop != Stop.FORGET) {
      Thread current = Thread.currentThread();
      current.getUncaughtExceptionHandler().uncaughtException(current, thrown);
    }
  }

  private void left(Running task, Moved moved) {
    remove(task);
    options.live().moved(moved);
    if (moved.state() == TaskState.DONE) {
      parts.remove(task.id());
      sidecars.discard(task);
    } else if (moved.standing().desired() == Desired.CANCEL) {
      // The wish came while the task was on its way to wait.
      thread.then(
          store.expire(task.id(), TaskResult.failed(TaskFailure.cancelled())),
          done -> done.ifPresent(options.live()::moved),
          thrown -> {});
    } else if (moved.state() == TaskState.QUEUED || moved.state() == TaskState.WAITING) {
      thread.then(store.task(task.id()), record -> record.ifPresent(this::requeue), thrown -> {});
    }
  }

  private void requeue(TaskRecord record) {
    offer(record);
    dispatch();
  }

  private void remove(Running task) {
    running.remove(task.id());
    task.close();
    scheduler.ended(task.id());
    tellIdle();
    dispatch();
  }

  /** Stops all that may not use the network there is now; tries what waits for another (N16). */
  void networkChanged() {
    for (Running task : List.copyOf(running.values())) {
      if (task.settings != null
          && network.obstacle(task.record.task().request(), task.settings) != null) {
        task.stop(Stop.NETWORK);
      }
    }
    scheduler.networkChanged();
    release(WaitReason.NO_NETWORK);
    release(WaitReason.METERED);
    release(WaitReason.BACKOFF);
    dispatch();
  }

  /** What waited for it is tried soon, but not all at the same moment. */
  private void release(WaitReason reason) {
    List<TaskEntry> released = waiters.release(reason);
    for (TaskEntry task : released) {
      long at = time.wallMillis() + settlement.retry().jitter(released.size()).toMillis();
      scheduler.offer(Entries.at(task, at));
    }
  }

  /**
   * The machine slept, or an address is gone: connections are dead (N16, N18). What must not be
   * sent twice is left to find out for itself.
   */
  void reconnect() {
    for (Running task : List.copyOf(running.values())) {
      if (!task.isUpload() || task.isReplayable()) {
        task.stop(Stop.RECONNECT);
      }
    }
    release(WaitReason.NO_NETWORK);
    dispatch();
  }

  /** Begins nothing more; runs the work when what runs has ended by itself. */
  void finish(Runnable then) {
    draining = true;
    if (tick != null) {
      tick.cancel();
    }
    whenIdle.add(then);
    tellIdle();
  }

  /** Begins nothing more and stops everything; then runs the work. */
  void drain(Runnable then) {
    finish(then);
    List.copyOf(running.values()).forEach(task -> task.stop(Stop.DRAIN));
  }

  private void tellIdle() {
    if (draining && running.isEmpty() && claiming == 0) {
      List<Runnable> waiting = List.copyOf(whenIdle);
      whenIdle.clear();
      waiting.forEach(Runnable::run);
    }
  }
}
