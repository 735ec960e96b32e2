// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLRequest;
import dev.urlsession.daemon.model.NewTask;
import dev.urlsession.daemon.model.ResponseHead;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionRecord;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.daemon.model.StoredEvent;
import dev.urlsession.daemon.model.TaskKind;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.TaskResult;
import dev.urlsession.daemon.model.TaskState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

  @TempDir Path directory;

  @Test
  @DisplayName("E01: a task goes from accepted to told, over a restart")
  void aTaskFromAcceptedToTold() throws Exception {
    SessionKey key = new SessionKey("app", "session");
    try (TaskStore store = SqliteTaskStore.open(StoreOptions.of(directory, Clock.systemUTC()))) {
      SessionRecord session = store.attach(key, SessionSettings.defaults()).join();
      NewTask task =
          NewTask.builder(
                  TaskKind.DOWNLOAD,
                  URLRequest.builder("https://example.com/a?token=x")
                      .header("Authorization", "Bearer y")
                      .build())
              .build();
      long id = store.enqueue(session.attachment(), List.of(task)).join().get(0).id();
      TaskRecord claimed = store.claim(id).join().orElseThrow();
      assertThat(claimed.task().request()).isEqualTo(task.request());
      TaskResult result =
          new TaskResult(
              new ResponseHead(
                  URI.create("https://example.com/a"), 200, "HTTP/1.1", HTTPHeaders.of("A", "b")),
              null,
              directory.resolve("file"),
              3,
              0,
              null);
      store.finalizing(claimed.claim(), result).join();
      assertThat(store.done(claimed.claim(), result).join().sequence()).isEqualTo(1);
    }
    try (TaskStore store = SqliteTaskStore.open(StoreOptions.of(directory, Clock.systemUTC()))) {
      SessionRecord session = store.attach(key, null).join();
      List<StoredEvent> events = store.events(session.attachment(), 0, 500).join();
      assertThat(events).hasSize(1);
      assertThat(store.task(key, 1).join().orElseThrow().state()).isEqualTo(TaskState.DONE);
      Leftovers left = store.acknowledge(session.attachment(), 1).join();
      assertThat(left.files()).containsExactly(directory.resolve("file"));
      assertThat(store.task(key, 1).join()).isEmpty();
      assertThat(store.history(key, Long.MAX_VALUE, 10).join()).hasSize(1);
    }
  }
}
