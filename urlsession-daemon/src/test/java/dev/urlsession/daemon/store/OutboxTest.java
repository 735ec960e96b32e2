// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import static dev.urlsession.daemon.store.TestStore.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.daemon.model.Attachment;
import dev.urlsession.daemon.model.Desired;
import dev.urlsession.daemon.model.HistoryEntry;
import dev.urlsession.daemon.model.SessionRecord;
import dev.urlsession.daemon.model.StoredEvent;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.store.StoreException.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {

  @TempDir Path directory;

  @Test
  @DisplayName("E07, E08: events are numbered without gaps and acknowledged up to a number")
  void numberedAndCumulative() throws Exception {
    try (TestStore test = new TestStore(directory)) {
      SessionRecord session = test.attach();
      test.enqueue(session, 1, 10).forEach(test::finish);
      Attachment by = session.attachment();

      List<StoredEvent> events = test.store.events(by, 0, 500).join();
      test.store.acknowledge(by, 4).join();
      Leftovers left = test.store.acknowledge(by, 3).join();

      assertThat(events)
          .extracting(StoredEvent::sequence)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 10).boxed().toList());
      assertThat(left.remaining()).isEqualTo(6);
      assertThat(test.store.events(by, 4, 500).join()).hasSize(6);
    }
  }

  @Test
  @DisplayName("E02: an event that was sent to an earlier attachment comes again, marked, same id")
  void redelivered() throws Exception {
    List<StoredEvent> first;
    try (TestStore test = new TestStore(directory)) {
      SessionRecord session = test.attach();
      test.enqueue(session, 1, 3).forEach(test::finish);
      first = test.store.events(session.attachment(), 0, 2).join();
    }
    try (TestStore test = new TestStore(directory)) {
      List<StoredEvent> again = test.store.events(test.attach().attachment(), 0, 500).join();

      assertThat(first).extracting(StoredEvent::redelivered).containsExactly(false, false);
      assertThat(again).extracting(StoredEvent::redelivered).containsExactly(true, true, false);
      assertThat(again.subList(0, 2))
          .extracting(StoredEvent::id)
          .isEqualTo(first.stream().map(StoredEvent::id).toList());
      assertThat(again).extracting(StoredEvent::id).doesNotHaveDuplicates();
    }
  }

  @Test
  @DisplayName("E07: nobody acknowledges what was not sent")
  void noFurtherThanSent() throws Exception {
    try (TestStore test = new TestStore(directory)) {
      SessionRecord session = test.attach();
      test.enqueue(session, 1, 3).forEach(test::finish);
      test.store.events(session.attachment(), 0, 1).join();

      Leftovers left = test.store.acknowledge(session.attachment(), 3).join();

      assertThat(left.remaining()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("E18: what piled up comes in pages of 500")
  void pages() throws Exception {
    try (TestStore test = new TestStore(directory)) {
      SessionRecord session = test.attach();
      for (TaskRecord task : test.enqueue(session, 1, 1_000)) {
        test.store.setDesired(session.attachment(), task.task().taskIdentifier(), Desired.CANCEL);
      }
      List<Integer> sizes = new ArrayList<>();
      long after = 0;
      List<StoredEvent> page = test.store.events(session.attachment(), after, 9_999).join();
      while (!page.isEmpty()) {
        sizes.add(page.size());
        after = page.get(page.size() - 1).sequence();
        test.store.acknowledge(session.attachment(), after).join();
        page = test.store.events(session.attachment(), after, 9_999).join();
      }

      assertThat(sizes).containsExactly(500, 500);
      assertThat(test.store.history(KEY, Long.MAX_VALUE, 9_999).join()).hasSize(500);
    }
  }

  @Test
  @DisplayName("E15: an invalidated session leaves nothing but history, and can be made again")
  void invalidated() throws Exception {
    try (TestStore test = new TestStore(directory)) {
      SessionRecord session = test.attach();
      List<TaskRecord> tasks = test.enqueue(session, 1, 3);
      test.finish(tasks.get(0));
      TaskRecord running = test.store.claim(tasks.get(1).id()).join().orElseThrow();

      Leftovers left = test.store.invalidate(session.attachment()).join();

      assertThat(left.over()).isTrue();
      assertThat(left.files()).hasSize(1);
      assertThat(left.tasks()).hasSize(3);
      TestStore.assertRefused(test.store.release(running.claim()), Reason.STALE_LEASE);
      assertThat(test.store.session(KEY).join()).isEmpty();
      assertThat(test.store.sessions(null).join()).isEmpty();
      SessionRecord again = test.attach();
      assertThat(again.epoch()).isGreaterThan(session.epoch());
      assertThat(again.lastIdentifier()).isEqualTo(3);
      assertThat(again.pendingEvents()).isZero();
      assertThat(test.enqueue(again, 4, 4)).hasSize(1);
    }
  }

  @Test
  @DisplayName(
      "B-012: a session that is to finish takes nothing new and is over with its last event")
  void finishing() throws Exception {
    try (TestStore test = new TestStore(directory)) {
      SessionRecord session = test.attach();
      TaskRecord task = test.enqueue(session, 1, 1).get(0);

      assertThat(test.store.finishAndInvalidate(session.attachment()).join().over()).isFalse();
      TestStore.assertRefused(
          test.store.enqueue(session.attachment(), TestStore.downloads(2, 2)),
          Reason.SESSION_ENDING);
      test.finish(task);
      test.store.events(session.attachment(), 0, 9).join();
      assertThat(test.store.acknowledge(session.attachment(), 1).join().over()).isTrue();
      assertThat(test.store.session(KEY).join()).isEmpty();
    }
  }

  @Test
  @DisplayName("E04: a result that nobody comes for expires after 7 days, history after 30")
  void retention() throws Exception {
    try (TestStore test = new TestStore(directory)) {
      SessionRecord session = test.attach();
      List<TaskRecord> tasks = test.enqueue(session, 1, 2);
      test.finish(tasks.get(0));
      test.clock.advance(Duration.ofDays(5));
      test.finish(tasks.get(1));
      assertThat(test.store.sweep().join().files()).isEmpty();
      test.clock.advance(Duration.ofDays(3));

      Leftovers swept = test.store.sweep().join();

      assertThat(swept.tasks()).containsExactly(tasks.get(0).id());
      assertThat(swept.files()).hasSize(1);
      assertThat(test.store.history(KEY, Long.MAX_VALUE, 9).join())
          .extracting(HistoryEntry::outcome)
          .containsExactly(HistoryEntry.Outcome.EXPIRED);
      assertThat(test.store.events(session.attachment(), 0, 9).join())
          .extracting(StoredEvent::taskIdentifier)
          .containsExactly(2L);
      test.clock.advance(Duration.ofDays(40));
      test.store.sweep().join();
      test.store.sweep().join();
      assertThat(test.store.history(KEY, Long.MAX_VALUE, 9).join())
          .as("the first is forgotten; the second expired 40 days after its end")
          .isEmpty();
    }
  }

  @Test
  @DisplayName("E20: no accepted task vanishes: it is a task or history")
  void nothingVanishes() throws Exception {
    try (TestStore test = new TestStore(directory)) {
      SessionRecord session = test.attach();
      List<TaskRecord> tasks = test.enqueue(session, 1, 4);
      test.finish(tasks.get(0));
      test.finish(tasks.get(1));
      test.store.events(session.attachment(), 0, 9).join();
      test.store.acknowledge(session.attachment(), 1).join();
    }
    assertThat(Invariants.vanished(directory, KEY, List.of(1L, 2L, 3L, 4L, 5L)))
        .containsExactly(5L);
  }
}
