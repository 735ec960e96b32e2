// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to the files: a miss, and never a wrong body. */
class DamageTest {

  private static final int LONG = 100_000;

  @TempDir private Path temporary;

  private Path directory() {
    return temporary.resolve("cache");
  }

  private Path body() throws IOException {
    try (var files = Files.list(directory().resolve("bodies"))) {
      return files.findFirst().orElseThrow();
    }
  }

  private enum Damage {
    GONE {
      @Override
      void to(Path file) throws IOException {
        Files.delete(file);
      }
    },
    CUT {
      @Override
      void to(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(LONG - 1);
        }
      }
    },
    LONGER {
      @Override
      void to(Path file) throws IOException {
        Files.write(file, new byte[1], StandardOpenOption.APPEND);
      }
    },
    ONE_BIT {
      @Override
      void to(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[LONG / 2] ^= 1;
        Files.write(file, bytes);
      }
    },
    A_DIRECTORY {
      @Override
      void to(Path file) throws IOException {
        Files.delete(file);
        Files.createDirectory(file);
      }
    };

    abstract void to(Path file) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a damaged body is a miss, and its entry goes")
  void bodies(Damage damage) throws IOException {
    Entries entries = new Entries(directory());
    ResponseStore store = entries.store(1_000_000);
    entries.put(store, "a", LONG);
    damage.to(body());

    assertThat(Entries.body(store, "a")).isNull();

    assertThat(store.find(Entries.key("a"))).isEmpty();
    entries.put(store, "a", LONG);
    assertThat(Entries.body(store, "a")).isEqualTo(Entries.bytes("a", LONG));
    store.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE entry SET body = x'00'",
        "UPDATE entry SET body = NULL",
        "UPDATE entry SET head = x'01'",
        "UPDATE entry SET head_check = head_check + 1",
        "UPDATE entry SET body_check = body_check + 1",
        "UPDATE entry SET length = length + 1",
        "UPDATE entry SET key = 'GET http://h/b'"
      })
  @DisplayName("a damaged row is a miss")
  void rows(String damage) throws SQLException {
    Entries entries = new Entries(directory());
    ResponseStore store = entries.store(1_000_000);
    entries.put(store, "a", 1_000);
    try (Database database = Database.open(directory().resolve("index.sqlite"))) {
      database.run(damage);
    }

    assertThat(store.find(Entries.key("a"))).isEmpty();
    store.close();
  }

  @Test
  @DisplayName("an index that is no database is made anew, and its files go")
  void ruinedIndex() throws IOException {
    Entries entries = new Entries(directory());
    ResponseStore before = entries.store(1_000_000);
    entries.put(before, "a", LONG);
    before.close();
    Files.writeString(directory().resolve("index.sqlite"), "no database at all ".repeat(1_000));

    ResponseStore after = entries.store(1_000_000);
    assertThat(Entries.body(after, "a")).isNull();
    entries.put(after, "b", LONG);

    assertThat(Entries.body(after, "b")).isEqualTo(Entries.bytes("b", LONG));
    try (var files = Files.list(directory().resolve("bodies"))) {
      assertThat(files).hasSize(1);
    }
    after.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 5_000, 12_000, 30_000})
  @DisplayName("an index that is cut off loses entries, and gives no wrong one")
  void cutIndex(int length) throws IOException {
    Entries entries = new Entries(directory());
    ResponseStore before = entries.store(1_000_000);
    for (int i = 0; i < 40; i++) {
      entries.put(before, i, 1_000);
    }
    before.close();
    try (FileChannel channel =
        FileChannel.open(directory().resolve("index.sqlite"), StandardOpenOption.WRITE)) {
      channel.truncate(length);
    }

    ResponseStore after = entries.store(1_000_000);
    for (int i = 0; i < 40; i++) {
      byte[] body = Entries.body(after, i);
      assertThat(body == null || ByteBuffer.wrap(body).equals(whole(i))).isTrue();
    }
    entries.put(after, "new", 1_000);
    assertThat(Entries.body(after, "new")).isEqualTo(Entries.bytes("new", 1_000));
    after.close();
  }

  private static ByteBuffer whole(int name) {
    return ByteBuffer.wrap(Entries.bytes(name, 1_000));
  }

  @Test
  @DisplayName("an index of another version is made anew")
  void otherVersion() throws SQLException, IOException {
    Entries entries = new Entries(directory());
    ResponseStore before = entries.store(1_000_000);
    entries.put(before, "a", 10);
    before.close();
    try (Database database = Database.open(directory().resolve("index.sqlite"))) {
      database.run("PRAGMA user_version = 99");
    }

    ResponseStore after = entries.store(1_000_000);
    entries.put(after, "b", 10);

    assertThat(Entries.body(after, "a")).isNull();
    assertThat(Entries.body(after, "b")).isNotNull();
    after.close();
  }
}
