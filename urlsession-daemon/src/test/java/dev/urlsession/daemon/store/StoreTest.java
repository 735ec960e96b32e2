// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import static dev.urlsession.daemon.store.TestStore.KEY;
import static dev.urlsession.daemon.store.TestStore.assertRefused;
import static dev.urlsession.daemon.store.TestStore.download;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLRequest;
import dev.urlsession.daemon.model.Checkpoint;
import dev.urlsession.daemon.model.Desired;
import dev.urlsession.daemon.model.EventBody;
import dev.urlsession.daemon.model.NewTask;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionRecord;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.daemon.model.StoredEvent;
import dev.urlsession.daemon.model.TaskChange;
import dev.urlsession.daemon.model.TaskEntry;
import dev.urlsession.daemon.model.TaskFailure;
import dev.urlsession.daemon.model.TaskKind;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.TaskResult;
import dev.urlsession.daemon.model.TaskState;
import dev.urlsession.daemon.model.Trouble;
import dev.urlsession.daemon.model.UploadSource;
import dev.urlsession.daemon.model.Wait;
import dev.urlsession.daemon.model.WaitReason;
import dev.urlsession.daemon.store.StoreException.Reason;
import dev.urlsession.testing.ManualClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

  @TempDir Path directory;

  @Test
  @DisplayName("E01: a task goes from accepted to told, over a restart")
  void fromAcceptedToTold() throws Exception {
    try (TestStore test = new TestStore(directory)) {
      SessionRecord session = test.attach();
      test.finish(test.enqueue(session, 1, 1).get(0));
    }
    try (TestStore test = new TestStore(directory)) {
      SessionRecord session = test.attach();
      assertThat(session.pendingEvents()).isEqualTo(1);
      StoredEvent event = test.store.events(session.attachment(), 0, 500).join().get(0);
      assertThat(event.sequence()).isEqualTo(1);
      assertThat(event.taskIdentifier()).isEqualTo(1);
      assertThat(event.redelivered()).isFalse();
      assertThat(((EventBody.Finished) event.body()).result().response().statusCode())
          .isEqualTo(200);
      assertThat(test.store.task(KEY, 1).join().orElseThrow().state()).isEqualTo(TaskState.DONE);

      Leftovers left = test.store.acknowledge(session.attachment(), 1).join();

      assertThat(left.files()).hasSize(1);
      assertThat(left.remaining()).isZero();
      assertThat(test.store.task(KEY, 1).join()).isEmpty();
      assertThat(test.store.history(KEY, Long.MAX_VALUE, 10).join())
          .singleElement()
          .satisfies(entry -> assertThat(entry.statusCode()).isEqualTo(200));
    }
  }

  @Test
  @DisplayName("B-037: everything about a task is known again after a restart")
  void everythingComesBack() throws Exception {
    NewTask task =
        NewTask.builder(
                TaskKind.UPLOAD,
                URLRequest.builder("https://example.com/a?token=x")
                    .httpMethod("PUT")
                    .headers(
                        HTTPHeaders.of("Authorization", "Bearer y", "X-Two", "1", "X-Two", "2"))
                    .allowsCellularAccess(false)
                    .build())
            .taskIdentifier(41)
            .source(new UploadSource(directory.resolve("up"), 5, 6, "dev 7", true))
            .description("naïve ☂")
            .priority(0.75)
            .desired(Desired.SUSPEND)
            .earliestBegin(TestStore.START.plusSeconds(60))
            .expectedToSend(9)
            .expectedToReceive(10)
            .resumeData(new byte[] {1, 2})
            .build();
    SessionSettings settings = SessionSettings.defaults();
    try (TestStore test = new TestStore(directory)) {
      SessionRecord session = test.store.attach(KEY, settings).join();
      test.store.enqueue(session.attachment(), List.of(task)).join();
    }
    try (TestStore test = new TestStore(directory)) {
      SessionRecord session = test.store.attach(KEY, null).join();
      TaskRecord found = test.store.tasks(KEY, 0, 500).join().get(0);

      assertThat(session.settings()).isEqualTo(settings);
      assertThat(session.lastIdentifier()).isEqualTo(41);
      assertThat(found.task()).usingRecursiveComparison().isEqualTo(task);
      assertThat(found.state()).isEqualTo(TaskState.NEW);
    }
  }

  @Test
  @DisplayName("P06: an enqueue that comes again is the same tasks, also when they are history")
  void enqueueIsRepeatable() throws Exception {
    try (TestStore test = new TestStore(directory)) {
      SessionRecord session = test.attach();
      TaskRecord first = test.enqueue(session, 1, 1).get(0);

      List<TaskRecord> again = test.enqueue(session, 1, 2);
      test.finish(first);
      test.store.events(session.attachment(), 0, 500).join();
      test.store.acknowledge(session.attachment(), 1).join();
      List<TaskRecord> later = test.enqueue(session, 1, 3);

      assertThat(again.get(0).id()).isEqualTo(first.id());
      assertThat(later)
          .extracting(TaskRecord::state)
          .containsExactly(TaskState.ACKED, TaskState.QUEUED, TaskState.QUEUED);
      assertThat(test.store.tasks(KEY, 0, 500).join()).hasSize(2);
      assertRefused(
          test.store.enqueue(
              session.attachment(), List.of(download(2).clientKey(UUID.randomUUID()).build())),
          Reason.IDENTIFIER_USED);
    }
  }

  @Test
  @DisplayName("E12: what an older attachment wants is refused")
  void epochs() throws Exception {
    try (TestStore test = new TestStore(directory)) {
      SessionRecord old = test.attach();
      test.enqueue(old, 1, 1);
      SessionRecord young = test.attach();

      assertThat(young.epoch()).isGreaterThan(old.epoch());
      assertRefused(
          test.store.enqueue(old.attachment(), TestStore.downloads(2, 2)), Reason.STALE_EPOCH);
      assertRefused(test.store.setDesired(old.attachment(), 1, Desired.CANCEL), Reason.STALE_EPOCH);
      assertRefused(test.store.events(old.attachment(), 0, 1), Reason.STALE_EPOCH);
      assertRefused(test.store.acknowledge(old.attachment(), 1), Reason.STALE_EPOCH);
      assertRefused(test.store.invalidate(old.attachment()), Reason.STALE_EPOCH);
    }
  }

  @Test
  @DisplayName("S17: an application has a quota of tasks, and the error says so")
  void quota() throws Exception {
    StoreOptions options = StoreOptions.of(directory, Clock.systemUTC());
    StoreOptions few =
        options.limits(3, options.unclaimed(), options.historyAge(), options.historyRows());
    try (TestStore test = new TestStore(few, ManualClock.at(TestStore.START))) {
      SessionRecord session = test.attach();
      test.enqueue(session, 1, 2);

      assertRefused(
          test.store.enqueue(session.attachment(), TestStore.downloads(3, 4)), Reason.QUOTA);
      SessionRecord other =
          test.store.attach(new SessionKey("other", "s"), SessionSettings.defaults()).join();
      assertThat(test.store.enqueue(other.attachment(), TestStore.downloads(1, 3)).join())
          .hasSize(3);
    }
  }

  @Test
  @DisplayName("S05: the same identifiers of another application are other tasks")
  void applicationsAreApart() throws Exception {
    try (TestStore test = new TestStore(directory)) {
      test.enqueue(test.attach(), 1, 1);

      assertThat(test.store.task(new SessionKey("b", KEY.identifier()), 1).join()).isEmpty();
      assertThat(test.store.tasks(new SessionKey("b", KEY.identifier()), 0, 9).join()).isEmpty();
    }
  }

  @Test
  @DisplayName("S06: an identifier that looks like SQL is an identifier")
  void hostileIdentifiers() throws Exception {
    SessionKey hostile = new SessionKey("a'); DROP TABLE task; --", "\"; DELETE FROM session; --");
    try (TestStore test = new TestStore(directory)) {
      test.enqueue(test.attach(), 1, 1);
      SessionRecord session = test.store.attach(hostile, null).join();
      test.store.enqueue(session.attachment(), TestStore.downloads(1, 1)).join();

      assertThat(test.store.task(hostile, 1).join()).isPresent();
      assertThat(test.store.task(KEY, 1).join()).isPresent();
    }
  }

  @Test
  @DisplayName("P05: a lease ends with the next claim; who held it is refused")
  void leases() throws Exception {
    try (TestStore test = new TestStore(directory)) {
      SessionRecord session = test.attach();
      long id = test.enqueue(session, 1, 1).get(0).id();
      TaskRecord first = test.store.claim(id).join().orElseThrow();
      assertThat(test.store.claim(id).join()).isEmpty();
      test.store.release(first.claim()).join();
      TaskRecord second = test.store.claim(id).join().orElseThrow();

      assertThat(second.attempts()).isEqualTo(2);
      assertRefused(test.store.checkpoint(first.claim(), Checkpoint.NONE), Reason.STALE_LEASE);
      assertRefused(
          test.store.done(first.claim(), TaskResult.failed(TaskFailure.cancelled())),
          Reason.STALE_LEASE);
      Checkpoint half = new Checkpoint(5, 0, 10, new byte[] {3});
      test.store.checkpoint(second.claim(), half).join();
      assertThat(test.store.task(id).join().orElseThrow().checkpoint())
          .usingRecursiveComparison()
          .isEqualTo(half);
    }
  }

  @Test
  @DisplayName("B-041: a cancelled task that nobody runs ends at once, with an event")
  void cancelIdle() throws Exception {
    try (TestStore test = new TestStore(directory)) {
      SessionRecord session = test.attach();
      test.enqueue(session, 1, 1);

      assertThat(test.store.setDesired(session.attachment(), 1, Desired.CANCEL).join().sequence())
          .isEqualTo(1);
      EventBody.Finished told =
          (EventBody.Finished) test.store.events(session.attachment(), 0, 1).join().get(0).body();
      assertThat(told.result().failure().code()).isEqualTo(TaskFailure.CANCELLED);
    }
  }

  @Test
  @DisplayName("N10: a task that waits for the application goes on with another request")
  void attention() throws Exception {
    try (TestStore test = new TestStore(directory)) {
      SessionRecord session = test.attach();
      long id = test.enqueue(session, 1, 1).get(0).id();
      TaskRecord claimed = test.store.claim(id).join().orElseThrow();
      test.store
          .hold(
              claimed.claim(),
              new Wait(WaitReason.APP_ATTENTION, TestStore.START.plusSeconds(86_400)),
              new EventBody.Attention(TaskFailure.of(-1012, "The URL has expired.")),
              Trouble.NONE)
          .join();
      assertThat(test.store.events(session.attachment(), 0, 9).join())
          .singleElement()
          .satisfies(event -> assertThat(event.body()).isInstanceOf(EventBody.Attention.class));

      URLRequest other = URLRequest.of("https://example.org/new");
      test.store.change(session.attachment(), 1, new TaskChange.Request(other)).join();

      TaskRecord woken = test.store.task(id).join().orElseThrow();
      assertThat(woken.state()).isEqualTo(TaskState.QUEUED);
      assertThat(woken.task().request()).isEqualTo(other);
      assertThat(woken.waitingFor()).isNull();
    }
  }

  @Test
  @DisplayName("a start loads what waits, lean, in pages, with hosts and times")
  void waiting() throws Exception {
    try (TestStore test = new TestStore(directory)) {
      SessionRecord session = test.attach();
      Instant later = TestStore.START.plusSeconds(600);
      test.enqueue(session, 1, 3);
      test.store
          .enqueue(session.attachment(), List.of(download(4).earliestBegin(later).build()))
          .join();
      test.store.setDesired(session.attachment(), 2, Desired.SUSPEND).join();

      List<TaskEntry> page = test.store.waiting(0, 2).join();
      List<TaskEntry> rest = test.store.waiting(page.get(1).id(), 2).join();

      assertThat(page).hasSize(2).allMatch(entry -> entry.notBeforeMillis() == 0);
      assertThat(page.get(0).host()).isEqualTo("https://example.com:443");
      assertThat(page.get(0).session()).isSameAs(page.get(1).session());
      assertThat(rest)
          .singleElement()
          .satisfies(entry -> assertThat(entry.notBeforeMillis()).isEqualTo(later.toEpochMilli()));
    }
  }

  @Test
  @DisplayName("P05: a start takes back what ran, and hands out what was being finished")
  void recovery() throws Exception {
    try (TestStore test = new TestStore(directory)) {
      SessionRecord session = test.attach();
      List<TaskRecord> tasks = test.enqueue(session, 1, 5);
      List<TaskRecord> claimed =
          tasks.stream().map(t -> test.store.claim(t.id()).join().orElseThrow()).toList();
      test.store.setDesired(session.attachment(), 2, Desired.CANCEL).join();
      test.store.setDesired(session.attachment(), 3, Desired.SUSPEND).join();
      test.store.verify(claimed.get(3).claim(), Checkpoint.NONE).join();
      test.store.finalizing(claimed.get(4).claim(), test.result(claimed.get(4))).join();
    }
    try (TestStore test = new TestStore(directory)) {
      Recovery recovery = test.store.recover().join();

      assertThat(recovery.interrupted()).isEqualTo(3);
      assertThat(recovery.repair()).isNull();
      assertThat(recovery.unsettled())
          .extracting(TaskRecord::state)
          .containsExactly(TaskState.VERIFYING, TaskState.FINALIZING);
      assertThat(test.store.tasks(KEY, 0, 9).join())
          .extracting(TaskRecord::state)
          .containsExactly(
              TaskState.QUEUED,
              TaskState.DONE,
              TaskState.NEW,
              TaskState.VERIFYING,
              TaskState.FINALIZING);
      TaskRecord named = recovery.unsettled().get(1);
      test.store.done(named.claim(), named.result()).join();
      test.store.restart(recovery.unsettled().get(0).claim()).join();
      assertThat(test.store.counts().join())
          .containsEntry(TaskState.QUEUED, 2L)
          .containsEntry(TaskState.DONE, 2L);
    }
  }
}
