// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLCache.StoragePolicy;
import dev.urlsession.internal.cache.StoredBody;
import dev.urlsession.internal.cache.StoredResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskTest {

  private static final int LONG = 100_000;

  @TempDir private Path temporary;

  private Path directory() {
    return temporary.resolve("cache");
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(directory().resolve("bodies"))) {
      return files.toList();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1024, DiskTier.IN_ROW, DiskTier.IN_ROW + 1, LONG})
  @DisplayName("B-223: entries survive a restart, whole")
  void restart(int length) throws IOException {
    Entries entries = new Entries(directory());
    ResponseStore before = entries.store(1_000_000);
    entries.put(before, "a", length);
    before.close();

    ResponseStore after = entries.store(1_000_000);

    assertThat(Entries.body(after, "a")).isEqualTo(Entries.bytes("a", length));
    StoredResponse stored = after.find(Entries.key("a")).get(0);
    assertThat(stored.http().value("X-Name")).isEqualTo("a");
    assertThat(stored.freshness().lifetime()).isEqualTo(60_000);
    after.close();
  }

  @Test
  @DisplayName("B-223: memory is filled from disk on use")
  void promotion() {
    Entries entries = new Entries(directory());
    ResponseStore before = entries.store(1_000_000);
    entries.put(before, "a", 100);
    before.close();

    ResponseStore after =
        new ResponseStore(1_000_000, 1_000_000, this::directory, entries.clock::get);
    assertThat(after.inMemory(Entries.key("a"))).isEmpty();
    after.find(Entries.key("a"));

    assertThat(after.inMemory(Entries.key("a"))).hasSize(1);
    after.close();
  }

  @Test
  @DisplayName("B-222: storing twice leaves one entry, the newest, and its size")
  void twice() throws IOException {
    Entries entries = new Entries(directory());
    ResponseStore store = entries.store(1_000_000);
    entries.put(store, "a", LONG);
    long once = store.diskUsage();

    entries.put(store, "a", LONG);

    assertThat(store.diskUsage()).isEqualTo(once);
    assertThat(store.list()).hasSize(1);
    assertThat(files()).hasSize(1);
    store.close();
  }

  @Test
  @DisplayName("B-221: the capacity is a hard limit; the least recently used goes first")
  void leastRecentlyUsed() throws IOException {
    Entries entries = new Entries(directory());
    ResponseStore store = entries.store(350_000);
    entries.put(store, 1, LONG);
    entries.put(store, 2, LONG);
    entries.put(store, 3, LONG);
    assertThat(Entries.body(store, 1)).isNotNull();

    entries.put(store, 4, LONG);

    assertThat(Entries.body(store, 2)).isNull();
    assertThat(Entries.body(store, 1)).isNotNull();
    assertThat(Entries.body(store, 3)).isNotNull();
    assertThat(store.diskUsage()).isLessThanOrEqualTo(350_000);
    assertThat(files()).hasSize(3);
    store.close();
  }

  @Test
  @DisplayName("B-221: lowering the capacity truncates at once, zero empties")
  void truncation() throws IOException {
    Entries entries = new Entries(directory());
    ResponseStore store = entries.store(1_000_000);
    for (int i = 0; i < 5; i++) {
      entries.put(store, i, i % 2 == 0 ? LONG : 1_000);
    }

    store.setDiskCapacity(250_000);
    assertThat(store.diskUsage()).isBetween(100_000L, 250_000L);
    assertThat(Entries.body(store, 4)).isNotNull();
    assertThat(Entries.body(store, 0)).isNull();

    store.setDiskCapacity(0);
    assertThat(store.diskUsage()).isZero();
    assertThat(files()).isEmpty();
    assertThat(store.find(Entries.key(4))).isEmpty();
    store.close();
  }

  @Test
  @DisplayName("B-221: what is larger than the capacity pushes nothing out")
  void tooLarge() throws IOException {
    Entries entries = new Entries(directory());
    ResponseStore store = entries.store(200_000);
    entries.put(store, "small", 10);

    entries.put(store, "large", 200_000);

    assertThat(Entries.body(store, "small")).isNotNull();
    assertThat(Entries.body(store, "large")).isNull();
    assertThat(files()).isEmpty();
    store.close();
  }

  @Test
  @DisplayName("P-51: the usage is exact: nothing is left when all is gone")
  void exact() throws IOException {
    Entries entries = new Entries(directory());
    ResponseStore store = entries.store(10_000_000);
    for (int i = 0; i < 50; i++) {
      entries.put(store, i % 20, i * 1_000);
    }
    assertThat(store.diskUsage())
        .isEqualTo(store.list().stream().mapToLong(CacheListing::size).sum());

    for (int i = 0; i < 20; i++) {
      store.remove(Entries.key(i));
    }

    assertThat(store.diskUsage()).isZero();
    assertThat(files()).isEmpty();
    store.close();
  }

  @Test
  @DisplayName("P-51: what is really on disk is no more than the usage and a small index")
  void real() throws IOException {
    Entries entries = new Entries(directory());
    ResponseStore store = entries.store(4_000_000);
    for (int i = 0; i < 4_000; i++) {
      entries.put(store, i, i % 50 == 0 ? LONG : 1_000);
    }

    long real;
    try (var all = Files.walk(directory())) {
      real = all.filter(Files::isRegularFile).mapToLong(it -> it.toFile().length()).sum();
    }
    assertThat(store.diskUsage()).isBetween(3_800_000L, 4_000_000L);
    assertThat(real).isLessThan(4_000_000 + 2_500_000);
    store.close();
  }

  @Test
  @DisplayName("B-222: removing since a date removes what was stored after it, on disk too")
  void removeSince() throws IOException {
    Entries entries = new Entries(directory());
    ResponseStore store = entries.store(1_000_000);
    entries.put(store, "old", 10);
    long date = entries.clock.get();
    entries.put(store, "new", LONG);

    store.removeSince(date);

    assertThat(Entries.body(store, "old")).isNotNull();
    assertThat(Entries.body(store, "new")).isNull();
    assertThat(files()).isEmpty();
    store.close();
  }

  @Test
  @DisplayName("B-220: memory-only is never on disk, and takes away what is there")
  void memoryOnly() {
    Entries entries = new Entries(directory());
    ResponseStore store = entries.store(1_000_000);
    entries.put(store, "a", 10);

    store.put(
        Entries.key("a"),
        entries.response("a", 10).toBuilder().policy(StoragePolicy.ALLOWED_IN_MEMORY_ONLY).build());

    assertThat(store.diskUsage()).isZero();
    store.close();
  }

  @Test
  @DisplayName("user info of plain values is kept; with others the response is in memory only")
  void userInfo() {
    Entries entries = new Entries(directory());
    ResponseStore store = entries.store(1_000_000);
    Map<String, Object> plain = Map.of("s", "text", "i", 1, "l", 2L, "d", 0.5, "t", true);
    store.put(
        Entries.key("plain"), entries.response("plain", 1).toBuilder().userInfo(plain).build());
    store.put(
        Entries.key("other"),
        entries.response("other", 1).toBuilder().userInfo(Map.of("o", new Object())).build());

    assertThat(store.find(Entries.key("plain")).get(0).userInfo()).isEqualTo(plain);
    assertThat(store.find(Entries.key("other"))).isEmpty();
    store.close();
  }

  @Test
  @DisplayName("a newer head takes the place of the old one; the body in its file stays")
  void update() throws IOException {
    Entries entries = new Entries(directory());
    ResponseStore store = entries.store(1_000_000);
    entries.put(store, "a", LONG);
    StoredResponse stored = store.find(Entries.key("a")).get(0);

    store.updateOnDisk(Entries.key("a"), stored.toBuilder().userInfo(Map.of("new", "yes")).build());

    assertThat(store.find(Entries.key("a")).get(0).userInfo()).containsEntry("new", "yes");
    assertThat(Entries.body(store, "a")).isEqualTo(Entries.bytes("a", LONG));
    store.close();
  }

  @Test
  @DisplayName("the directory and what is in it are for their owner only")
  void permissions() throws IOException {
    Entries entries = new Entries(directory());
    ResponseStore store = entries.store(1_000_000);
    entries.put(store, "a", LONG);

    try (var all = Files.walk(directory())) {
      for (Path path : all.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .as(path.toString())
            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
      }
    }
    store.close();
  }

  @Test
  @DisplayName("looking makes nothing on disk")
  void looking() {
    Entries entries = new Entries(directory());
    ResponseStore store = entries.store(1_000_000);

    assertThat(store.find(Entries.key("a"))).isEmpty();
    store.remove(Entries.key("a"));
    store.clear();
    store.flush();
    assertThat(store.diskUsage()).isZero();

    assertThat(directory()).doesNotExist();
  }

  @Test
  @DisplayName("a place that cannot be used is a cache in memory, without a failure")
  void unusable() throws IOException {
    Files.writeString(directory(), "a file, not a directory");
    ResponseStore store = new ResponseStore(10_000, 10_000, this::directory, () -> 1);

    new Entries(directory()).put(store, "a", 10);

    assertThat(store.inMemory(Entries.key("a"))).hasSize(1);
    assertThat(store.find(Entries.key("a"))).hasSize(1);
    assertThat(store.diskUsage()).isZero();
  }

  @Test
  @DisplayName(
      "a body that is written as it comes counts before it is an entry, and never too much")
  void writing() {
    Entries entries = new Entries(directory());
    ResponseStore store = entries.store(3_000_000);
    entries.put(store, "old", LONG);
    StoredResponse head = entries.response("new", 0);
    ByteBuffer piece = ByteBuffer.allocate(500_000);

    BodyWriter writer = store.writer(0);
    for (int i = 0; i < 5; i++) {
      assertThat(writer.write(piece.duplicate())).isTrue();
      assertThat(store.diskUsage()).isBetween((i + 1) * 500_000L, 3_000_000L);
    }
    StoredResponse kept = writer.commit(Entries.key("new"), head);

    assertThat(((StoredBody.File) kept.body()).length()).isEqualTo(2_500_000);
    assertThat(store.diskUsage()).isBetween(2_500_000L, 3_000_000L);
    store.close();
  }

  @Test
  @DisplayName("a body that is given up leaves nothing")
  void givenUp() throws IOException {
    Entries entries = new Entries(directory());
    ResponseStore store = entries.store(3_000_000);
    BodyWriter writer = store.writer(1_000_000);
    writer.write(ByteBuffer.allocate(500_000));

    writer.close();

    assertThat(store.diskUsage()).isZero();
    assertThat(files()).isEmpty();
    store.close();
  }
}
