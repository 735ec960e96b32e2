// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.Attachment;
import dev.urlsession.daemon.model.Checkpoint;
import dev.urlsession.daemon.model.Desired;
import dev.urlsession.daemon.model.EventBody;
import dev.urlsession.daemon.model.HistoryEntry;
import dev.urlsession.daemon.model.Lease;
import dev.urlsession.daemon.model.Moved;
import dev.urlsession.daemon.model.NewTask;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionRecord;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.daemon.model.StoredEvent;
import dev.urlsession.daemon.model.TaskChange;
import dev.urlsession.daemon.model.TaskEntry;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.TaskResult;
import dev.urlsession.daemon.model.TaskState;
import dev.urlsession.daemon.model.Trouble;
import dev.urlsession.daemon.model.Wait;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The durable half of the daemon: sessions, tasks, and the outbox of each session.
 *
 * <p>A future completes after the commit, so what it says survives a kill. It fails with a {@link
 * StoreException} that names the reason, and then nothing was changed. Futures complete on the
 * store's own thread: what may block must be continued on another.
 *
 * <p>Commands that carry an {@link Attachment} are refused when a later attach has happened (E12).
 * Commands that carry a {@link Lease} are refused when the task was claimed again or has moved on;
 * then the caller lets go of the task.
 *
 * <p>Files are not the store's: what a command leaves over to delete is in its answer. A daemon
 * that dies before it has deleted them finds them as orphans at its next start.
 */
public interface TaskStore extends AutoCloseable {

  /** The most tasks one {@link #enqueue} takes. */
  int LARGEST_BATCH = 1_000;

  /** The most rows one page of events, tasks or history has (E18). */
  int LARGEST_PAGE = 500;

  /** What the name of a file ends in that holds a {@link #sidecar}. */
  String SIDECAR_SUFFIX = ".task";

  // Sessions.

  /**
   * Makes the session where it is missing, takes these settings, and begins a new epoch.
   *
   * @param settings null to keep those it has, for whoever only looks or controls
   */
  CompletableFuture<SessionRecord> attach(SessionKey session, @Nullable SessionSettings settings);

  /** The session as it is now; empty when there is none. */
  CompletableFuture<Optional<SessionRecord>> session(SessionKey session);

  /** All sessions; of one application, or of all with null. */
  CompletableFuture<List<SessionRecord>> sessions(@Nullable String app);

  /** The session takes no more tasks and goes when its tasks are done and told. */
  CompletableFuture<SessionRecord> finishAndInvalidate(Attachment by);

  /**
   * Forgets the session: its tasks go to history, its outbox is emptied (E15). Tasks that run lose
   * their lease.
   */
  CompletableFuture<Leftovers> invalidate(Attachment by);

  // Tasks, as the application sees them.

  /**
   * Accepts tasks, all or none. A task that was accepted before, by its session, identifier and
   * client key, is not accepted again but answered as it was (P06).
   */
  default CompletableFuture<List<TaskRecord>> enqueue(Attachment by, List<NewTask> tasks) {
    return enqueue(by, tasks, null);
  }

  /**
   * The same, of tasks that have to wait first.
   *
   * @param wait null to let them run
   */
  CompletableFuture<List<TaskRecord>> enqueue(
      Attachment by, List<NewTask> tasks, @Nullable Wait wait);

  /**
   * Notes what the application wants. A task that nobody runs moves at once; one that is running is
   * told by the caller. Too late is no failure: the answer says where the task is.
   */
  CompletableFuture<Moved> setDesired(Attachment by, long taskIdentifier, Desired desired);

  /** Changes what may be changed about a task. A new request wakes a task that waits for one. */
  CompletableFuture<Moved> change(Attachment by, long taskIdentifier, TaskChange change);

  /** One task; empty when there is none, or none any more. */
  CompletableFuture<Optional<TaskRecord>> task(SessionKey session, long taskIdentifier);

  /** Tasks with identifiers above {@code after}, in order (E19). */
  CompletableFuture<List<TaskRecord>> tasks(SessionKey session, long after, int limit);

  // Tasks, as the engine moves them.

  /** One task by the daemon's number; empty when there is none, or none any more. */
  CompletableFuture<Optional<TaskRecord>> task(long id);

  /** Tasks that are QUEUED or WAITING, with ids above {@code after}, in order of ids. */
  CompletableFuture<List<TaskEntry>> waiting(long after, int limit);

  /** Takes a QUEUED or WAITING task; empty when it is not there to take any more. */
  CompletableFuture<Optional<TaskRecord>> claim(long id);

  /** Notes how much is safe; the answer also says what the application wants by now. */
  CompletableFuture<Moved> checkpoint(Lease lease, Checkpoint checkpoint);

  /**
   * Lets go of a task that cannot go on for now.
   *
   * @param event what to ask of the application in the same commit; null for nothing
   * @param trouble what it has been through by now
   */
  CompletableFuture<Moved> hold(Lease lease, Wait wait, @Nullable EventBody event, Trouble trouble);

  /** Lets go of a task: back to where the application wants it. */
  CompletableFuture<Moved> release(Lease lease);

  /** A WAITING task is QUEUED again; one that is elsewhere stays there. */
  CompletableFuture<Optional<Moved>> wake(long id);

  /** All bytes are durable, and are about to be checked. */
  CompletableFuture<Moved> verify(Lease lease, Checkpoint checkpoint);

  /**
   * The part is about to become the result's file. After the commit the caller renames and syncs.
   *
   * @param result the success to tell once the rename is done, also after a crash in between
   */
  CompletableFuture<Moved> finalizing(Lease lease, TaskResult result);

  /** What was verified or about to be renamed is gone: from the start again. */
  CompletableFuture<Moved> restart(Lease lease);

  /** The task is over; the event is stored in the same commit (E01). */
  CompletableFuture<Moved> done(Lease lease, TaskResult result);

  /** A task that nobody runs is over: its time ran out while it waited. Else empty. */
  CompletableFuture<Optional<Moved>> expire(long id, TaskResult result);

  // The outbox.

  /**
   * The events after this sequence number, in order, and remembers that they were sent: whoever
   * attaches later gets them marked as redelivered.
   */
  CompletableFuture<List<StoredEvent>> events(Attachment by, long after, int limit);

  /**
   * The application had everything up to this sequence number: the events are deleted, the tasks
   * they ended go to history.
   */
  CompletableFuture<Leftovers> acknowledge(Attachment by, long sequence);

  /** What is over and told, with task identifiers below {@code before}, downwards. */
  CompletableFuture<List<HistoryEntry>> history(SessionKey session, long before, int limit);

  /** How many tasks there are in each state; states without any are left out. */
  CompletableFuture<Map<TaskState, Long>> counts();

  // Housekeeping.

  /** The names, without directories, of the files that are ours and that tasks upload. */
  CompletableFuture<Set<String>> spooled();

  /**
   * The content of a small file to keep for a task, with a name that ends in {@link
   * #SIDECAR_SUFFIX}: the task can be made again from it when the database is lost (P16). Sealed.
   * On any thread.
   */
  byte[] sidecar(TaskRecord task);

  /** Gives up results nobody came for, and history beyond its limits (E04). */
  CompletableFuture<Leftovers> sweep();

  /** What has to be looked at after a start. The first call of a daemon's life. */
  CompletableFuture<Recovery> recover();

  /**
   * Writes a copy of the database to go back to when it is damaged (P16); when there is little else
   * to do, for nothing else is done meanwhile.
   */
  CompletableFuture<Path> backUp();

  /** Finishes what was handed in, moves everything into the database, and closes it (P23). */
  @Override
  void close();
}
