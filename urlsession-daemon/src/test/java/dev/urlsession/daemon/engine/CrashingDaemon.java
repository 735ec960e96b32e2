// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.URLRequest;
import dev.urlsession.daemon.model.Attachment;
import dev.urlsession.daemon.model.NewTask;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.daemon.model.TaskKind;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.TaskState;
import dev.urlsession.daemon.store.SqliteTaskStore;
import dev.urlsession.daemon.store.StoreOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A daemon in a process of its own, with one task; ends when that has. */
final class CrashingDaemon {

  private static final UUID KEY = new UUID(1, 2);

  private CrashingDaemon() {}

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    SqliteTaskStore store =
        SqliteTaskStore.open(StoreOptions.of(home.resolve("state"), Clock.systemUTC()));
    TransferEngine engine =
        new EngineBuilder(store, home.resolve("cache"), home.resolve("state"))
            .random(new QuickRandom())
            .timers(new HurriedTime())
            .checkpoints(EngineRig.EAGER)
            .build();
    engine.start().get(1, TimeUnit.MINUTES);
    Attachment by =
        store
            .attach(EngineRig.SESSION, SessionSettings.defaults())
            .get(1, TimeUnit.MINUTES)
            .attachment();
    NewTask task =
        NewTask.builder(TaskKind.DOWNLOAD, URLRequest.of(URI.create(arguments[1])))
            .clientKey(KEY)
            .build();
    List<TaskRecord> accepted = store.enqueue(by, List.of(task)).get(1, TimeUnit.MINUTES);
    engine.offer(accepted);
    Awaitility.await()
        .atMost(EngineRig.LONG)
        .until(
            () -> store.task(EngineRig.SESSION, 1).join().orElseThrow().state() == TaskState.DONE);
    engine.drain().get(1, TimeUnit.MINUTES);
    engine.close();
    store.close();
  }
}
