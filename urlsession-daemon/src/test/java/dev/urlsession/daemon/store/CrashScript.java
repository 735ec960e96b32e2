// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.Attachment;
import dev.urlsession.daemon.model.Checkpoint;
import dev.urlsession.daemon.model.Desired;
import dev.urlsession.daemon.model.Lease;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.daemon.model.TaskFailure;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.TaskResult;
import dev.urlsession.daemon.model.Trouble;
import dev.urlsession.daemon.model.Wait;
import dev.urlsession.daemon.model.WaitReason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that does everything a store can do, once, and says so after each commit. {@link
 * CrashMatrixTest} has it killed at every point in between.
 */
final class CrashScript {

  static final SessionKey OTHER = new SessionKey("app", "other");

  private CrashScript() {}

  /** Arguments: the directory, and statements to migrate with, if any. */
  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[0]);
    Migrations migrations = Migrations.ofThisVersion();
    if (args.length > 1) {
      List<Migration> scripts = new ArrayList<>(migrations.scripts());
      scripts.add(new Migration("more.sql", args[1]));
      migrations = new Migrations(scripts);
    }
    try (TaskStore store =
        SqliteTaskStore.open(StoreOptions.of(directory, Clock.systemUTC()), migrations)) {
      store.recover().join();
      say("open");
      if (args.length == 1 && store.session(TestStore.KEY).join().isEmpty()) {
        run(store, directory);
      }
    }
    say("closed");
  }

  private static void run(TaskStore store, Path directory) throws Exception {
    Attachment by = store.attach(TestStore.KEY, SessionSettings.defaults()).join().attachment();
    say("attached");
    List<TaskRecord> tasks = store.enqueue(by, TestStore.downloads(1, 3)).join();
    tasks.forEach(task -> say("accepted " + task.task().taskIdentifier()));
    store.setDesired(by, 3, Desired.SUSPEND).join();

    long first = tasks.get(0).id();
    Lease lease = store.claim(first).join().orElseThrow().claim();
    store.checkpoint(lease, new Checkpoint(10, 0, 20, new byte[] {1})).join();
    say("checkpoint");
    store.hold(lease, new Wait(WaitReason.BACKOFF, null), null, Trouble.NONE).join();
    store.wake(first).join();
    TaskRecord claimed = store.claim(first).join().orElseThrow();
    store.verify(claimed.claim(), claimed.checkpoint()).join();
    Path ready = Files.writeString(directory.resolve("ready"), "x");
    TaskResult result = new TaskResult(null, null, ready, 20, 0, null);
    store.finalizing(claimed.claim(), result).join();
    say("finalizing");
    store.done(claimed.claim(), result).join();
    say("done 1");

    lease = store.claim(tasks.get(1).id()).join().orElseThrow().claim();
    store.release(lease).join();
    lease = store.claim(tasks.get(1).id()).join().orElseThrow().claim();
    store.done(lease, TaskResult.failed(TaskFailure.of(-1001, "late"))).join();
    say("done 2");

    store.events(by, 0, 500).join();
    say("sent");
    store.acknowledge(by, 1).join();
    say("acknowledged 1");
    store.sweep().join();
    store.backUp().join();
    Attachment other = store.attach(OTHER, SessionSettings.defaults()).join().attachment();
    store.enqueue(other, TestStore.downloads(1, 2)).join();
    store.invalidate(other).join();
    say("invalidated");
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
