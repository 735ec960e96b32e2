// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.hub;

import dev.urlsession.daemon.model.Attachment;
import dev.urlsession.daemon.model.Desired;
import dev.urlsession.daemon.model.Moved;
import dev.urlsession.daemon.model.NewTask;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionRecord;
import dev.urlsession.daemon.model.TaskChange;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.Wait;
import dev.urlsession.daemon.model.WaitReason;
import dev.urlsession.daemon.store.StoreException;
import dev.urlsession.daemon.store.TaskStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What applications ask for: first the store, then those who run the tasks, then whoever is
 * attached. A future completes after the commit. May be called on any thread.
 */
public final class SessionCommands {

  private final SessionHub hub;
  private final TaskStore store;
  private final Transfers transfers;

  /** For the hub's sessions. */
  public SessionCommands(SessionHub hub) {
    this.hub = hub;
    this.store = hub.store();
    this.transfers = hub.transfers();
  }

  /** The right of a call: the attachment it names, or with epoch 0 whatever is the latest. */
  public CompletableFuture<Attachment> right(SessionKey key, long epoch) {
    if (epoch != 0) {
      return CompletableFuture.completedFuture(new Attachment(key, epoch));
    }
    return store
        .session(key)
        .thenApply(found -> found.map(SessionRecord::attachment).orElse(new Attachment(key, -1)));
  }

  /** Accepts tasks. On the hub's loop. */
  public CompletableFuture<List<TaskRecord>> enqueue(Attachment by, List<NewTask> tasks) {
    Instant begin = hub.launches().tasksBegin(by.session());
    return store
        .enqueue(by, tasks, begin == null ? null : new Wait(WaitReason.LAUNCH_DELAY, begin))
        .thenApply(
            accepted -> {
              transfers.offer(accepted);
              return accepted;
            });
  }

  /** Runs, holds or cancels tasks; tells how many there were. No identifiers means all. */
  public CompletableFuture<Integer> desire(Attachment by, List<Long> tasks, Desired desired) {
    return tasks.isEmpty()
        ? desireAll(by, 0, desired, 0)
        : each(tasks, task -> wanted(store.setDesired(by, task, desired)));
  }

  private CompletableFuture<Integer> desireAll(
      Attachment by, long after, Desired desired, int before) {
    return store
        .tasks(by.session(), after, TaskStore.LARGEST_PAGE)
        .thenCompose(
            page -> {
              List<Long> tasks = page.stream().map(task -> task.task().taskIdentifier()).toList();
              if (tasks.isEmpty()) {
                return CompletableFuture.completedFuture(before);
              }
              return desire(by, tasks, desired)
                  .thenCompose(
                      some -> desireAll(by, tasks.get(tasks.size() - 1), desired, before + some));
            });
  }

  private CompletableFuture<Moved> wanted(CompletableFuture<Moved> change) {
    return change.thenApply(
        moved -> {
          transfers.wanted(moved);
          hub.moved(moved);
          return moved;
        });
  }

  /** How many succeeded; those of tasks that are not there do not count. */
  private static CompletableFuture<Integer> each(
      List<Long> tasks, Function<Long, CompletableFuture<Moved>> change) {
    List<CompletableFuture<Integer>> changes =
        tasks.stream()
            .map(change)
            .map(moved -> moved.thenApply(found -> 1).exceptionally(SessionCommands::missing))
            .collect(Collectors.toList());
    return CompletableFuture.allOf(changes.toArray(CompletableFuture[]::new))
        .thenApply(all -> changes.stream().mapToInt(CompletableFuture::join).sum());
  }

  private static int missing(Throwable failure) {
    Throwable cause = SessionHub.unwrapped(failure);
    if (cause instanceof StoreException known && known.reason() == StoreException.Reason.NO_TASK) {
      return 0;
    }
    throw cause instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(cause);
  }

  /** Changes one thing after the other. */
  public CompletableFuture<Integer> change(
      Attachment by, List<Long> tasks, List<TaskChange> changes) {
    CompletableFuture<Integer> done = CompletableFuture.completedFuture(0);
    for (TaskChange change : changes) {
      done =
          done.thenCompose(before -> each(tasks, task -> wanted(store.change(by, task, change))));
    }
    return done;
  }

  /** Cancels a download; tells what a later one can go on from, if there is something. */
  public CompletableFuture<byte @Nullable []> cancelKeeping(Attachment by, long task) {
    return store
        .task(by.session(), task)
        .thenCompose(
            found ->
                found.isEmpty()
                    ? CompletableFuture.<byte @Nullable []>completedFuture(null)
                    : cancelKeeping(by, found.get()));
  }

  private CompletableFuture<byte @Nullable []> cancelKeeping(Attachment by, TaskRecord task) {
    long identifier = task.task().taskIdentifier();
    return transfers
        .cancelByProducingResumeData(task.id())
        .thenCompose(
            kept ->
                desire(by, List.of(identifier), Desired.CANCEL)
                    .thenApply(count -> kept == null ? task.checkpoint().resumeData() : kept));
  }

  /**
   * The application lets a delayed task load what it was made with. Said a second time, after the
   * line broke, it changes nothing.
   */
  public CompletableFuture<Integer> proceed(Attachment by, long task) {
    return store
        .task(by.session(), task)
        .thenCompose(
            found ->
                found
                    .filter(SessionCommands::isAskedAbout)
                    .map(delayed -> store.wake(delayed.id()))
                    .orElse(CompletableFuture.completedFuture(Optional.empty())))
        .thenApply(
            woken -> {
              woken.ifPresent(transfers::wanted);
              return woken.isPresent() ? 1 : 0;
            });
  }

  private static boolean isAskedAbout(TaskRecord task) {
    Wait wait = task.waitingFor();
    return wait != null && wait.reason() == WaitReason.DELAYED_REQUEST;
  }

  /** Ends the session, at once or after its tasks. */
  public CompletableFuture<Void> invalidate(Attachment by, boolean cancel) {
    CompletableFuture<Void> done =
        cancel
            ? store.invalidate(by).thenAccept(transfers::forget)
            : store.finishAndInvalidate(by).thenAccept(record -> {});
    return done.thenRun(
        () -> hub.then(done, nothing -> hub.lookWhetherOver(by.session()), e -> {}));
  }

  /** A page of tasks, in order. */
  public CompletableFuture<List<TaskRecord>> tasks(SessionKey key, long after) {
    return store.tasks(key, after, TaskStore.LARGEST_PAGE);
  }
}
