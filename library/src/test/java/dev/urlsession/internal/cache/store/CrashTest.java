// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.programs.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that ends at any point: what it left is whole, counted, and cleaned up. */
class CrashTest {

  private static final long CAPACITY = 3_000_000;
  private static final String DEAD = "00000000-0000-0000-0000-000000000000";

  @TempDir private Path temporary;

  private Path directory() {
    return temporary.resolve("cache");
  }

  private void run(String sql) throws SQLException {
    try (Database database = Database.open(directory().resolve("index.sqlite"))) {
      database.run(sql);
    }
  }

  /** A store with an entry in it, closed, and a file that no entry has. */
  private Path prepare() throws IOException {
    Entries entries = new Entries(directory());
    ResponseStore store = entries.store(CAPACITY);
    entries.put(store, "kept", 50_000);
    store.close();
    return Files.write(directory().resolve("bodies").resolve("loose"), new byte[10_000]);
  }

  private void assertClean(ResponseStore store) throws IOException {
    assertThat(store.diskUsage())
        .isEqualTo(store.list().stream().mapToLong(CacheListing::size).sum())
        .isLessThanOrEqualTo(CAPACITY);
    long inFiles = store.list().stream().filter(it -> it.length() > DiskTier.IN_ROW).count();
    try (Stream<Path> files = Files.list(directory().resolve("bodies"))) {
      assertThat(files).hasSize((int) inFiles);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("while a body was written: its room is given back, its file goes")
  void whileWriting(boolean fileMade) throws IOException, SQLException {
    Path loose = prepare();
    if (!fileMade) {
      Files.delete(loose);
    }
    run("INSERT INTO loose VALUES('loose', '" + DEAD + "', 1000000)");
    Files.createFile(directory().resolve(DEAD + ".owner"));

    ResponseStore after = new Entries(directory()).store(CAPACITY);

    assertThat(Entries.body(after, "kept")).isNotNull();
    assertClean(after);
    assertThat(directory().resolve(DEAD + ".owner")).doesNotExist();
    after.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("after an entry was removed, before or after its file was: the file goes")
  void whileRemoving(boolean fileThere) throws IOException, SQLException {
    Path loose = prepare();
    if (!fileThere) {
      Files.delete(loose);
    }
    run("INSERT INTO loose VALUES('loose', NULL, 0)");

    ResponseStore after = new Entries(directory()).store(CAPACITY);

    assertThat(Entries.body(after, "kept")).isNotNull();
    assertClean(after);
    after.close();
  }

  @Test
  @DisplayName("a process that lives keeps the room and the files it is writing")
  void alive() throws IOException {
    Entries entries = new Entries(directory());
    ResponseStore first = entries.store(CAPACITY);
    BodyWriter writer = first.writer(0);
    writer.write(java.nio.ByteBuffer.wrap(Entries.bytes("a", 100_000)));

    ResponseStore second = entries.store(CAPACITY);
    entries.put(second, "b", 50_000);

    assertThat(writer.commit(Entries.key("a"), entries.response("a", 0))).isNotNull();
    assertThat(Entries.body(second, "a")).isEqualTo(Entries.bytes("a", 100_000));
    assertThat(Entries.body(first, "b")).isEqualTo(Entries.bytes("b", 50_000));
    assertClean(second);
    first.close();
    second.close();
  }

  @Test
  @DisplayName("B-223: killed at any moment: no wrong body, exact usage, no file too many")
  void killed() throws IOException, InterruptedException {
    for (int round = 1; round <= 4; round++) {
      try (Child writer = Child.start(List.of(), StoreWriter.class, directory())) {
        for (int line = 0; line < 17 * round; line++) {
          writer.heard();
        }
        writer.kill();
      }

      ResponseStore after = new Entries(directory()).store(CAPACITY);
      for (int i = 0; i < StoreWriter.NAMES; i++) {
        assertWhole(after, i);
      }
      assertClean(after);
      after.close();
    }
  }

  private static void assertWhole(ResponseStore store, int name) throws IOException {
    byte[] body = Entries.body(store, name);
    if (body != null) {
      assertThat(body).isEqualTo(Entries.bytes(name, body.length));
      assertThat(body.length).isIn(StoreWriter.lengths(name));
    }
  }

  @Test
  @DisplayName("B-228: two processes use one directory at once: no wrong body, never too much")
  void together() throws IOException, InterruptedException {
    Entries entries = new Entries(directory());
    ResponseStore ours = entries.store(CAPACITY);
    try (Child writer = Child.start(List.of(), StoreWriter.class, directory())) {
      for (int i = 0; i < 150; i++) {
        writer.heard();
        int name = i * 11 % StoreWriter.NAMES;
        assertWhole(ours, name);
        if (i % 3 == 0) {
          entries.put(ours, name, StoreWriter.lengths(name).get(i % 2));
        }
        assertThat(ours.diskUsage()).isLessThanOrEqualTo(CAPACITY);
      }
      writer.kill();
    }
    ours.close();

    ResponseStore after = entries.store(CAPACITY);
    for (int i = 0; i < StoreWriter.NAMES; i++) {
      assertWhole(after, i);
    }
    assertClean(after);
    after.close();
  }
}
