// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import static dev.urlsession.daemon.store.TestStore.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.daemon.model.Desired;
import dev.urlsession.daemon.model.SessionRecord;
import dev.urlsession.daemon.model.StoredEvent;
import dev.urlsession.daemon.store.StoreException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpaceTest {

  @TempDir Path directory;

  @Test
  @DisplayName("P12: a full state volume accepts nothing, loses nothing, and is named")
  void full() throws Exception {
    try (TestStore test = new TestStore(directory)) {
      SessionRecord session = test.attach();
      test.enqueue(session, 1, 500);
      for (long task = 1; task <= 200; task++) {
        cancel(test, session, task);
      }
      tell(test, session);
      // No more pages than there are: to SQLite, that is a full volume.
      test.store.sql().first("PRAGMA max_page_count = 1", row -> row.getLong(1));

      TestStore.assertRefused(
          test.store.enqueue(session.attachment(), TestStore.downloads(501, 1_500)),
          Reason.STATE_VOLUME_FULL);
      assertThat(directory.resolve("ballast")).doesNotExist();
      assertThat(test.store.tasks(KEY, 0, 500).join()).hasSize(300);
      cancel(test, session, 201);
      tell(test, session);
      assertThat(test.store.tasks(KEY, 0, 500).join()).hasSize(299);

      test.store.sql().first("PRAGMA max_page_count = 1000000", row -> row.getLong(1));
      assertThat(test.enqueue(session, 501, 1_500)).hasSize(1_000);
      assertThat(Files.size(directory.resolve("ballast"))).isEqualTo(Space.BALLAST_BYTES);
    }
  }

  private static void cancel(TestStore test, SessionRecord session, long task) {
    test.store.setDesired(session.attachment(), task, Desired.CANCEL).join();
  }

  /** Has all events delivered and acknowledged. */
  private static void tell(TestStore test, SessionRecord session) {
    List<StoredEvent> page = test.store.events(session.attachment(), 0, 500).join();
    long last = page.get(page.size() - 1).sequence();
    assertThat(test.store.acknowledge(session.attachment(), last).join().remaining()).isZero();
  }
}
