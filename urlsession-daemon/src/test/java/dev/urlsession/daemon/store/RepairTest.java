// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import static dev.urlsession.daemon.store.TestStore.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.urlsession.daemon.model.EventBody;
import dev.urlsession.daemon.model.SessionRecord;
import dev.urlsession.daemon.model.StoredEvent;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.testing.ManualClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P16 and P17: the database is not what it was. */
class RepairTest {

  @TempDir Path root;

  private Path directory() {
    return root.resolve("state");
  }

  private Path database() {
    return directory().resolve("transfers.db");
  }

  private TestStore open() throws IOException {
    ManualClock clock = ManualClock.at(TestStore.START);
    return new TestStore(
        StoreOptions.of(directory(), clock).sidecars(root.resolve("sidecars")), clock);
  }

  /** Tasks 1 to 50 are in the backup, 51 to 100 are not. */
  private void fill(TestStore test) {
    SessionRecord session = test.attach();
    test.enqueue(session, 1, 50);
    test.store.backUp().join();
    test.enqueue(session, 51, 100);
  }

  private static void flip(Path file, double from) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      byte[] rubbish = new byte[5 * 4096];
      java.util.Arrays.fill(rubbish, (byte) 0xa5);
      bytes.seek((long) (bytes.length() * from));
      bytes.write(rubbish);
    }
  }

  private void assertRepaired(TestStore test, boolean restored, int tasks) {
    Recovery recovery = test.store.recover().join();
    assertThat(recovery.repair()).isNotNull();
    assertThat(recovery.repair().restored()).isEqualTo(restored);
    assertThat(test.store.tasks(KEY, 0, 500).join()).hasSize(tasks);
    SessionRecord session = test.attach();
    assertThat(test.store.events(session.attachment(), session.acknowledged(), 500).join())
        .last()
        .satisfies(event -> assertThat(event.body()).isInstanceOf(EventBody.SessionLost.class));
  }

  @Test
  @DisplayName("P16: pages that were overwritten: back to the backup, and the session is told")
  void flippedPages() throws Exception {
    try (TestStore test = open()) {
      fill(test);
    }
    flip(database(), 0.4);

    try (TestStore test = open()) {
      assertRepaired(test, true, 50);
      assertThat(test.attach().lastIdentifier()).isGreaterThan(100);
    }
    try (Stream<Path> aside = Files.list(directory())) {
      assertThat(aside.filter(path -> path.getFileName().toString().startsWith("damaged-")))
          .singleElement()
          .satisfies(place -> assertThat(place.resolve("transfers.db")).exists());
    }
  }

  @Test
  @DisplayName("P16: a file that was cut short, or holds something else, is repaired")
  void truncated() throws Exception {
    try (TestStore test = open()) {
      fill(test);
    }
    try (RandomAccessFile bytes = new RandomAccessFile(database().toFile(), "rw")) {
      bytes.setLength(bytes.length() / 2 - 100);
    }
    try (TestStore test = open()) {
      assertRepaired(test, true, 50);
    }
    Files.write(database(), new byte[10_000]);
    try (TestStore test = open()) {
      assertRepaired(test, true, 50);
    }
    Files.delete(database());
    try (TestStore test = open()) {
      assertRepaired(test, true, 50);
    }
  }

  @Test
  @DisplayName("P16: without a backup, tasks come back from their sidecars")
  void sidecars() throws Exception {
    try (TestStore test = open()) {
      SessionRecord session = test.attach();
      List<TaskRecord> tasks = test.enqueue(session, 1, 12);
      Path sidecars = Files.createDirectories(root.resolve("sidecars"));
      for (TaskRecord task : tasks.subList(8, 12)) {
        Files.write(
            sidecars.resolve(task.id() + TaskStore.SIDECAR_SUFFIX), test.store.sidecar(task));
      }
      Files.write(sidecars.resolve("half" + TaskStore.SIDECAR_SUFFIX), new byte[40]);
    }
    Files.write(database(), new byte[10_000]);

    try (TestStore test = open()) {
      assertRepaired(test, false, 4);
      assertThat(test.store.task(KEY, 12).join().orElseThrow().task())
          .usingRecursiveComparison()
          .isEqualTo(TestStore.download(12).build());
    }
  }

  @Test
  @DisplayName("P17: a write-ahead log that was deleted is noticed, and the session is told")
  void logDeleted() throws Exception {
    try (TestStore test = open()) {
      fill(test);
    }
    // As if the daemon had been killed, and its log removed.
    Files.createFile(directory().resolve("log-needed"));
    try (Sql sql = new Sql(database().toString())) {
      sql.update("UPDATE meta SET value = '1' WHERE name = 'open'");
    }

    try (TestStore test = open()) {
      Recovery recovery = test.store.recover().join();
      assertThat(recovery.repair()).isNotNull();
      SessionRecord session = test.attach();
      List<StoredEvent> events =
          test.store.events(session.attachment(), session.acknowledged(), 9).join();
      assertThat(events)
          .allSatisfy(e -> assertThat(e.body()).isInstanceOf(EventBody.SessionLost.class));
    }
  }

  @Test
  @DisplayName(
      "P17, L12: a log that SQLite took away when a start failed was not deleted by others")
  void logPlayedIn() throws Exception {
    Path killed = root.resolve("killed");
    try (TestStore test = open()) {
      fill(test);
      copy(directory(), killed);
    }
    Files.move(directory(), root.resolve("orderly"));
    Files.move(killed, directory());
    assertThat(directory().resolve("transfers.db-wal")).isNotEmptyFile();

    // Whatever a start fails with, SQLite plays the log in when the database is closed.
    assertThatThrownBy(
            () ->
                SqliteTaskStore.open(
                    StoreOptions.of(directory(), Clock.systemUTC()), new Migrations(List.of())))
        .isInstanceOf(StoreException.class);
    assertThat(directory().resolve("transfers.db-wal")).doesNotExist();

    try (TestStore test = open()) {
      assertThat(test.store.recover().join().repair()).isNull();
      assertThat(test.store.tasks(KEY, 0, 1_000).join()).hasSize(100);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  @Test
  @DisplayName("P16: the key is gone: nothing can be opened, and the session is told")
  void keyGone() throws Exception {
    try (TestStore test = open()) {
      fill(test);
    }
    Files.write(directory().resolve("secrets.key"), new byte[3]);

    try (TestStore test = open()) {
      assertRepaired(test, false, 0);
    }
  }

  @Test
  @DisplayName("P16: a result whose file went with the damage is told as lost, not as there")
  void fileGone() throws Exception {
    try (TestStore test = open()) {
      SessionRecord session = test.attach();
      test.finish(test.enqueue(session, 1, 1).get(0));
      test.store.backUp().join();
    }
    Files.write(database(), new byte[10_000]);

    try (TestStore test = open()) {
      SessionRecord session = test.attach();
      EventBody.Finished told =
          (EventBody.Finished) test.store.events(session.attachment(), 0, 9).join().get(0).body();
      assertThat(told.result().failure().code()).isEqualTo(-997);
    }
  }

  @Test
  @DisplayName("P16: a clean stop and start repairs nothing")
  void nothingToRepair() throws Exception {
    try (TestStore test = open()) {
      fill(test);
    }
    try (TestStore test = open()) {
      assertThat(test.store.recover().join().repair()).isNull();
      assertThat(test.store.tasks(KEY, 0, 500).join()).hasSize(100);
    }
  }
}
