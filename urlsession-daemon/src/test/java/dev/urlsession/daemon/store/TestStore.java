// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLRequest;
import dev.urlsession.daemon.model.NewTask;
import dev.urlsession.daemon.model.NewTaskBuilder;
import dev.urlsession.daemon.model.ResponseHead;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionRecord;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.daemon.model.TaskKind;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.TaskResult;
import dev.urlsession.testing.ManualClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

/** A store on a directory, with a clock that stands still, and the steps that tests share. */
final class TestStore implements AutoCloseable {

  static final SessionKey KEY = new SessionKey("app", "session");
  static final Instant START = Instant.parse("2026-11-26T08:00:00Z");

  final Path directory;
  final ManualClock clock;
  final SqliteTaskStore store;

  TestStore(Path directory) throws IOException {
    this(directory, ManualClock.at(START));
  }

  TestStore(Path directory, ManualClock clock) throws IOException {
    this(StoreOptions.of(directory, clock), clock);
  }

  TestStore(StoreOptions options, ManualClock clock) throws IOException {
    directory = options.directory();
    this.clock = clock;
    store = SqliteTaskStore.open(options);
  }

  SessionRecord attach() {
    return store.attach(KEY, SessionSettings.defaults()).join();
  }

  static NewTaskBuilder download(long identifier) {
    return NewTask.builder(
            TaskKind.DOWNLOAD, URLRequest.of("https://example.com/file-" + identifier))
        .taskIdentifier(identifier)
        .clientKey(new UUID(7, identifier));
  }

  static List<NewTask> downloads(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(n -> download(n).build()).toList();
  }

  List<TaskRecord> enqueue(SessionRecord session, long from, long to) {
    return store.enqueue(session.attachment(), downloads(from, to)).join();
  }

  /** Runs the task to its end, as the engine does. */
  void finish(TaskRecord task) {
    TaskRecord claimed = store.claim(task.id()).join().orElseThrow();
    TaskResult result = result(claimed);
    store.finalizing(claimed.claim(), result).join();
    store.done(claimed.claim(), result).join();
  }

  TaskResult result(TaskRecord task) {
    URI url = task.task().request().url();
    return new TaskResult(
        new ResponseHead(url, 200, "HTTP/1.1", HTTPHeaders.of("Content-Length", "3")),
        null,
        directory.resolve("ready-" + task.id()),
        3,
        0,
        null);
  }

  static void assertRefused(CompletableFuture<?> answer, StoreException.Reason reason) {
    assertThatThrownBy(answer::join)
        .hasCauseInstanceOf(StoreException.class)
        .cause()
        .satisfies(
            refused ->
                assertThat(((StoreException) refused).reason())
                    .as(() -> stack(refused))
                    .isEqualTo(reason));
  }

  private static String stack(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  @Override
  public void close() {
    store.close();
    assertThat(Invariants.violations(directory)).isEmpty();
  }
}
