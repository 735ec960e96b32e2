// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
  @DisplayName("killed at any moment: no wrong body, exact usage, no file too many")
  void killed() throws IOException, InterruptedException {
    for (int round = 1; round <= 4; round++) {
      Process process = start();
      try (BufferedReader said =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (int line = 0; line < 17 * round; line++) {
          assertThat(said.readLine()).as("what the process says").isNotNull();
        }
      } finally {
        process.destroyForcibly();
        process.waitFor();
      }

      ResponseStore after = new Entries(directory()).store(CAPACITY);
      for (int i = 0; i < StoreWriter.NAMES; i++) {
        byte[] body = Entries.body(after, i);
        if (body != null) {
          assertThat(body).isEqualTo(Entries.bytes(i, body.length));
          assertThat(body.length).isIn(StoreWriter.lengths(i));
        }
      }
      assertClean(after);
      after.close();
    }
  }

  private Process start() throws IOException {
    Set<String> path =
        Stream.of(
                System.getProperty("java.class.path"),
                System.getProperty("jdk.module.path"),
                Path.of("target/test-classes").toAbsolutePath().toString(),
                Path.of("target/classes").toAbsolutePath().toString())
            .filter(it -> it != null && !it.isEmpty())
            .collect(Collectors.toSet());
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                String.join(File.pathSeparator, path),
                StoreWriter.class.getName(),
                directory().toString()))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
