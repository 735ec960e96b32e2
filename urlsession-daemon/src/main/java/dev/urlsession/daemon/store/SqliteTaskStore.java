// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.Attachment;
import dev.urlsession.daemon.model.Checkpoint;
import dev.urlsession.daemon.model.Desired;
import dev.urlsession.daemon.model.EventBody;
import dev.urlsession.daemon.model.HistoryEntry;
import dev.urlsession.daemon.model.LaunchEntry;
import dev.urlsession.daemon.model.LaunchState;
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
import dev.urlsession.daemon.model.TaskSignal;
import dev.urlsession.daemon.model.TaskState;
import dev.urlsession.daemon.model.Trouble;
import dev.urlsession.daemon.model.Wait;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The store in a SQLite database. */
public final class SqliteTaskStore implements TaskStore, LaunchStore {

  private final Sql sql;
  private final Writer writer;
  private final Sessions sessions;
  private final Enqueue enqueue;
  private final Tasks tasks;
  private final Moves moves;
  private final Outbox outbox;
  private final Housekeeping housekeeping;
  private final LaunchRows launches;
  private final Sidecars sidecars;
  private final DatabaseFiles files;
  private final Recovery.@Nullable Repair repair;

  private SqliteTaskStore(Opening opening, StoreOptions options) {
    sql = opening.sql();
    Secrets secrets = new Secrets(opening.key(), options.random());
    Context context = new Context(sql, secrets, options.clock(), options);
    TaskRows rows = new TaskRows(context);
    sessions = new Sessions(context);
    enqueue = new Enqueue(context, sessions, rows);
    tasks = new Tasks(context, sessions, rows);
    moves = new Moves(context, rows);
    outbox = new Outbox(context, sessions);
    housekeeping = new Housekeeping(context, sessions, moves, outbox);
    launches = new LaunchRows(context, sessions);
    sidecars = new Sidecars(new Secrets(opening.key(), options.random()));
    files = opening.files();
    repair = opening.repair();
    writer = new Writer(sql, new Space(options.directory()));
  }

  /**
   * Opens the store, makes it, or repairs it; {@link #recover} tells which.
   *
   * @throws StoreException when the database is not one of ours or of a newer version
   * @throws IOException when the directory cannot be used
   */
  public static SqliteTaskStore open(StoreOptions options) throws IOException {
    return open(options, Migrations.ofThisVersion());
  }

  static SqliteTaskStore open(StoreOptions options, Migrations migrations) throws IOException {
    return new SqliteTaskStore(Opening.of(options, migrations), options);
  }

  @Override
  public CompletableFuture<SessionRecord> attach(
      SessionKey session, @Nullable SessionSettings settings) {
    return writer.submitGrowing("attach", () -> sessions.attach(session, settings));
  }

  @Override
  public CompletableFuture<Optional<SessionRecord>> session(SessionKey session) {
    return writer.submit("session", () -> sessions.session(session));
  }

  @Override
  public CompletableFuture<List<SessionRecord>> sessions(@Nullable String app) {
    return writer.submit("sessions", () -> sessions.sessions(app));
  }

  @Override
  public CompletableFuture<SessionRecord> finishAndInvalidate(Attachment by) {
    return writer.submit("finish-session", () -> sessions.finish(by));
  }

  @Override
  public CompletableFuture<Leftovers> invalidate(Attachment by) {
    return writer.submit("invalidate", () -> housekeeping.invalidate(by));
  }

  @Override
  public CompletableFuture<List<TaskRecord>> enqueue(
      Attachment by, List<NewTask> list, @Nullable Wait wait) {
    return writer.submitGrowing("enqueue", () -> enqueue.accept(by, list, wait));
  }

  @Override
  public CompletableFuture<Moved> setDesired(Attachment by, long taskIdentifier, Desired desired) {
    return writer.submit("desired", () -> tasks.setDesired(by, taskIdentifier, desired));
  }

  @Override
  public CompletableFuture<Moved> change(Attachment by, long taskIdentifier, TaskChange change) {
    return writer.submit("change", () -> tasks.change(by, taskIdentifier, change));
  }

  @Override
  public CompletableFuture<Optional<TaskRecord>> task(SessionKey session, long taskIdentifier) {
    return writer.submit("task", () -> tasks.task(session, taskIdentifier));
  }

  @Override
  public CompletableFuture<List<TaskRecord>> tasks(SessionKey session, long after, int limit) {
    return writer.submit("tasks", () -> tasks.page(session, after, limit));
  }

  @Override
  public CompletableFuture<Optional<TaskRecord>> task(long id) {
    return writer.submit("task", () -> tasks.task(id));
  }

  @Override
  public CompletableFuture<List<TaskEntry>> waiting(long after, int limit) {
    return writer.submit("waiting", () -> moves.waiting(after, limit));
  }

  @Override
  public CompletableFuture<Optional<TaskRecord>> claim(long id) {
    return writer.submit("claim", () -> moves.claim(id));
  }

  @Override
  public CompletableFuture<Moved> checkpoint(Lease lease, Checkpoint checkpoint) {
    return writer.submit("checkpoint", () -> moves.checkpoint(lease, checkpoint));
  }

  @Override
  public CompletableFuture<Moved> hold(
      Lease lease, Wait wait, @Nullable EventBody event, Trouble trouble) {
    return writer.submit("hold", () -> moves.hold(lease, wait, event, trouble));
  }

  @Override
  public CompletableFuture<Moved> release(Lease lease) {
    return writer.submit("release", () -> moves.step(lease, TaskSignal.RELEASE));
  }

  @Override
  public CompletableFuture<Optional<Moved>> wake(long id) {
    return writer.submit("wake", () -> moves.wake(id));
  }

  @Override
  public CompletableFuture<Moved> verify(Lease lease, Checkpoint checkpoint) {
    return writer.submit("verify", () -> moves.verify(lease, checkpoint));
  }

  @Override
  public CompletableFuture<Moved> finalizing(Lease lease, TaskResult result) {
    return writer.submit("finalizing", () -> moves.finalizing(lease, result));
  }

  @Override
  public CompletableFuture<Moved> restart(Lease lease) {
    return writer.submit("restart", () -> moves.restart(lease));
  }

  @Override
  public CompletableFuture<Moved> done(Lease lease, TaskResult result) {
    return writer.submit("done", () -> moves.done(lease, result));
  }

  @Override
  public CompletableFuture<Optional<Moved>> expire(long id, TaskResult result) {
    return writer.submit("expire", () -> moves.expire(id, result));
  }

  @Override
  public CompletableFuture<List<StoredEvent>> events(Attachment by, long after, int limit) {
    return writer.submit("events", () -> outbox.events(by, after, limit));
  }

  @Override
  public CompletableFuture<Leftovers> acknowledge(Attachment by, long sequence) {
    return writer.submit("acknowledge", () -> outbox.acknowledge(by, sequence));
  }

  @Override
  public CompletableFuture<List<HistoryEntry>> history(SessionKey session, long before, int limit) {
    return writer.submit("history", () -> outbox.history(session, before, limit));
  }

  @Override
  public CompletableFuture<Map<TaskState, Long>> counts() {
    return writer.submit("counts", housekeeping::counts);
  }

  @Override
  public CompletableFuture<Set<String>> spooled() {
    return writer.submit("spooled", housekeeping::spooled);
  }

  @Override
  public CompletableFuture<Leftovers> sweep() {
    return writer.submit("sweep", housekeeping::sweep);
  }

  @Override
  public CompletableFuture<Recovery> recover() {
    return writer.submit("recover", () -> housekeeping.recover(repair));
  }

  @Override
  public CompletableFuture<Boolean> needsApp(SessionKey session) {
    return writer.submit("needs-app", () -> launches.needsApp(session));
  }

  @Override
  public CompletableFuture<LaunchState> launchState(String app) {
    return writer.submit("launch-state", () -> launches.state(app));
  }

  @Override
  public CompletableFuture<LaunchState> saveLaunchState(String app, LaunchState state) {
    return writer.submit("save-launch-state", () -> launches.save(app, state));
  }

  @Override
  public CompletableFuture<Long> beginLaunch(SessionKey session, LaunchState after) {
    return writer.submit("begin-launch", () -> launches.begin(session, after));
  }

  @Override
  public CompletableFuture<Long> noteLaunch(long id, String outcome) {
    return writer.submit("note-launch", () -> launches.note(id, outcome));
  }

  @Override
  public CompletableFuture<List<LaunchEntry>> launches(int limit) {
    return writer.submit("launches", () -> launches.latest(limit));
  }

  @Override
  public byte[] sidecar(TaskRecord task) {
    return sidecars.write(task);
  }

  @Override
  public CompletableFuture<Path> backUp() {
    return writer.submitAlone("backup", () -> Backup.make(sql, files.backup()));
  }

  /** For tests, which set SQLite a limit that looks like a full volume. */
  Sql sql() {
    return sql;
  }

  @Override
  public void close() {
    writer.close();
    try (sql) {
      new Marks(sql).setOpen(false);
      sql.first("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getInt(1));
    } catch (SQLException leftForNextTime) {
      // The next start reads the write-ahead log, if SQLite left it.
    }
    try {
      files.forgetLog();
    } catch (IOException kept) {
      // Does no harm where the database could note that it is closed.
    }
  }
}
