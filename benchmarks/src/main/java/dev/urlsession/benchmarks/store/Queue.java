// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks.store;

import dev.urlsession.URLRequest;
import dev.urlsession.daemon.model.NewTask;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionRecord;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.daemon.model.TaskKind;
import dev.urlsession.daemon.store.SqliteTaskStore;
import dev.urlsession.daemon.store.StoreOptions;
import dev.urlsession.daemon.store.TaskStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.LongStream;

/** Many tasks as applications make them: a URL with a query, a few headers. */
final class Queue {

  static final SessionKey KEY = new SessionKey("com.example.benchmark", "queue");

  private Queue() {}

  static TaskStore open(Path directory) throws IOException {
    return SqliteTaskStore.open(StoreOptions.of(directory, Clock.systemUTC()));
  }

  static SessionRecord attach(TaskStore store) {
    return store.attach(KEY, SessionSettings.defaults()).join();
  }

  static List<NewTask> tasks(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(Queue::task).toList();
  }

  private static NewTask task(long identifier) {
    URLRequest request =
        URLRequest.builder(
                "https://host-" + identifier % 50 + ".example.com/files/" + identifier + ".bin?v=3")
            .header("Authorization", "Bearer 0123456789abcdef0123456789abcdef")
            .header("Accept", "application/octet-stream")
            .build();
    return NewTask.builder(TaskKind.DOWNLOAD, request)
        .taskIdentifier(identifier)
        .description("file " + identifier)
        .build();
  }

  static void fill(TaskStore store, SessionRecord session, long from, long to) {
    for (long first = from; first <= to; first += 1_000) {
      long last = Math.min(first + 999, to);
      store.enqueue(session.attachment(), tasks(first, last)).join();
    }
  }
}
