// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.StoredResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads are decoded once; what is found is right all the same, whoever changes it. */
class FinderTest {

  @TempDir private Path directory;

  private void run(String sql) throws SQLException {
    try (Database database = Database.open(directory.resolve("index.sqlite"))) {
      database.run(sql);
    }
  }

  private static Object note(ResponseStore store, Object name) {
    return store.find(Entries.key(name)).get(0).userInfo().get("note");
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 100_000})
  @DisplayName("a head that another process changed is seen by the next look")
  void changed(int length) throws IOException {
    Entries entries = new Entries(directory);
    ResponseStore ours = entries.store(1_000_000);
    ResponseStore theirs = entries.store(1_000_000);
    entries.put(ours, "a", length);
    StoredResponse stored = ours.find(Entries.key("a")).get(0);

    for (int i = 0; i < 3; i++) {
      Map<String, Object> info = Map.of("note", i);
      theirs.updateOnDisk(Entries.key("a"), stored.toBuilder().userInfo(info).build());
      assertThat(note(ours, "a")).isEqualTo(i);
    }

    assertThat(Entries.body(ours, "a")).isEqualTo(Entries.bytes("a", length));
    ours.close();
    theirs.close();
  }

  @Test
  @DisplayName("what another process removed or replaced is not found any more")
  void replaced() throws IOException {
    Entries entries = new Entries(directory);
    ResponseStore ours = entries.store(1_000_000);
    ResponseStore theirs = entries.store(1_000_000);
    entries.put(ours, "a", 1_000);
    assertThat(Entries.body(ours, "a")).hasSize(1_000);

    entries.put(theirs, "a", 2_000);
    assertThat(Entries.body(ours, "a")).isEqualTo(Entries.bytes("a", 2_000));

    theirs.remove(Entries.key("a"));
    entries.put(theirs, "b", 3_000);
    assertThat(ours.find(Entries.key("a"))).isEmpty();
    assertThat(Entries.body(ours, "b")).isEqualTo(Entries.bytes("b", 3_000));
    ours.close();
    theirs.close();
  }

  @Test
  @DisplayName("the number of a row that is gone is not given to another")
  void numbers() throws SQLException {
    Entries entries = new Entries(directory);
    ResponseStore store = entries.store(1_000_000);
    entries.put(store, "a", 10);
    run("CREATE TABLE test_first AS SELECT id FROM entry");
    store.remove(Entries.key("a"));
    entries.put(store, "b", 10);
    // Fails if the row is the same.
    run("CREATE TABLE test_check(id INTEGER CHECK(id > (1)))");
    run("INSERT INTO test_check SELECT entry.id - test_first.id + 1 FROM entry, test_first");
    store.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE entry SET body = x'00'",
        "UPDATE entry SET body = zeroblob(1000)",
        "UPDATE entry SET body = NULL"
      })
  @DisplayName("a body that is damaged after its head was read is a miss")
  void damaged(String damage) throws SQLException {
    Entries entries = new Entries(directory);
    ResponseStore store = entries.store(1_000_000);
    entries.put(store, "a", 1_000);
    assertThat(store.find(Entries.key("a"))).hasSize(1);

    run(damage);

    assertThat(store.find(Entries.key("a"))).isEmpty();
    store.close();
  }

  @Test
  @DisplayName("many that are looked up together are found as if each were alone")
  void together() {
    Entries entries = new Entries(directory);
    ResponseStore store = entries.store(10_000_000);
    List<CacheKey> keys = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      if (i % 3 != 0) {
        entries.put(store, i, 500 + i);
      }
      keys.add(Entries.key(i));
    }
    keys.addAll(keys.subList(0, 20));
    Collections.shuffle(keys, new java.util.Random(7));

    for (int many : new int[] {1, 2, 4, 5, 16, 17, 64, 65, keys.size()}) {
      List<CacheKey> asked = keys.subList(0, many);
      List<List<StoredResponse>> found = store.find(asked);
      for (int i = 0; i < many; i++) {
        int name = Integer.parseInt(asked.get(i).url().substring("http://h/".length()));
        if (name % 3 == 0) {
          assertThat(found.get(i)).isEmpty();
        } else {
          assertThat(found.get(i)).hasSize(1);
          assertThat(found.get(i).get(0).body().length()).isEqualTo(500 + name);
          assertThat(found.get(i).get(0).http().value("X-Name")).isEqualTo("" + name);
        }
      }
    }
    store.close();
  }

  @Test
  @DisplayName("the heads that are kept decoded have a limit, and the last used stay")
  void limit() {
    Heads heads = new Heads();
    StoredResponse response = new Entries(directory).response("a", 0);
    for (int i = 0; i < 2_000; i++) {
      heads.put(i, new Head(Entries.key(i), response, 1, 1_024, 0, 0));
      assertThat(heads.get(0, 1)).as("used again and again").isNotNull();
    }

    assertThat(heads.get(1, 1)).isNull();
    assertThat(heads.get(1_999, 2)).as("with another checksum").isNull();
    assertThat(heads.get(1_999, 1)).isNotNull();
    assertThat(
            java.util.stream.IntStream.range(0, 2_000).filter(i -> heads.get(i, 1) != null).count())
        .isEqualTo(1_024);
  }
}
