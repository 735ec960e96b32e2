// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.urlsession.daemon.store.StoreException.Reason;
import dev.urlsession.testing.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

  @TempDir Path directory;

  private static Migrations andThen(String statements) throws IOException {
    List<Migration> scripts = new ArrayList<>(Migrations.ofThisVersion().scripts());
    scripts.add(new Migration("more.sql", statements));
    return new Migrations(scripts);
  }

  private StoreOptions options() {
    return StoreOptions.of(directory, ManualClock.at(TestStore.START));
  }

  @Test
  @DisplayName("L12: a database of a newer version is refused and left alone")
  void newer() throws Exception {
    Migrations newer = andThen("CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT;");
    SqliteTaskStore.open(options(), newer).close();
    byte[] before = Files.readAllBytes(directory.resolve("transfers.db"));

    assertThatThrownBy(() -> SqliteTaskStore.open(options()))
        .isInstanceOfSatisfying(
            StoreException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.NEWER_DATABASE));

    assertThat(Files.readAllBytes(directory.resolve("transfers.db"))).isEqualTo(before);
    assertThat(directory.resolve("transfers.db-wal")).doesNotExist();
  }

  @Test
  @DisplayName("L13: a script that fails half way leaves the old tables, and a copy from before")
  void failing() throws Exception {
    try (TestStore test = new TestStore(directory)) {
      test.enqueue(test.attach(), 1, 1);
    }
    Migrations failing = andThen("CREATE TABLE more (id INTEGER); SELECT no_such_function();");

    assertThatThrownBy(() -> SqliteTaskStore.open(options(), failing))
        .isInstanceOf(StoreException.class);

    assertThat(directory.resolve("transfers.db.v" + Migrations.ofThisVersion().scripts().size()))
        .exists();
    try (TestStore test = new TestStore(directory)) {
      assertThat(test.store.task(TestStore.KEY, 1).join()).isPresent();
    }
  }

  @Test
  @DisplayName("L13: the next version's tables are there after a step, with the script's digest")
  void step() throws Exception {
    try (TestStore test = new TestStore(directory)) {
      test.enqueue(test.attach(), 1, 1);
    }
    Migrations newer = andThen("CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT;");

    try (TaskStore store = SqliteTaskStore.open(options(), newer)) {
      assertThat(store.task(TestStore.KEY, 1).join()).isPresent();
    }

    try (Sql sql = raw(directory.resolve("transfers.db"))) {
      assertThat(sql.number("PRAGMA user_version")).isEqualTo(newer.scripts().size());
      assertThat(sql.number("SELECT count(*) FROM more")).isZero();
      String digest =
          sql.first("SELECT value FROM meta WHERE name = 'more.sql'", row -> row.getString(1));
      assertThat(digest).isEqualTo(newer.scripts().get(newer.scripts().size() - 1).digest());
    }
  }

  @Test
  @DisplayName("a script that was changed after it was applied is noticed")
  void changedScript() throws Exception {
    SqliteTaskStore.open(options(), andThen("CREATE TABLE more (id INTEGER) STRICT;")).close();

    assertThatThrownBy(
            () ->
                SqliteTaskStore.open(options(), andThen("CREATE TABLE other (id INTEGER) STRICT;")))
        .hasMessageContaining("more.sql");
  }

  @Test
  @DisplayName("a database of another program is refused and left alone")
  void foreign() throws Exception {
    SqliteTaskStore.open(options()).close();
    Files.delete(directory.resolve("transfers.db"));
    try (Sql sql = raw(directory.resolve("transfers.db"))) {
      sql.update("CREATE TABLE theirs (id INTEGER)");
    }
    byte[] before = Files.readAllBytes(directory.resolve("transfers.db"));

    assertThatThrownBy(() -> SqliteTaskStore.open(options()))
        .isInstanceOfSatisfying(
            StoreException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.FOREIGN_DATABASE));

    assertThat(Files.readAllBytes(directory.resolve("transfers.db"))).isEqualTo(before);
  }

  @Test
  @DisplayName("P18: an engine with the checkpoint error of before 3.51.3 is refused")
  void engineVersion() throws Exception {
    EngineVersion.require("3.51.3");
    EngineVersion.require("3.100.0");
    EngineVersion.require("4.0.0");
    for (String old : new String[] {"3.51.2", "3.7.0", "3.50.99"}) {
      assertThatThrownBy(() -> EngineVersion.require(old)).hasMessageContaining(old);
    }
    try (Sql sql = raw(directory.resolve("any.db"))) {
      EngineVersion.require(sql.first("SELECT sqlite_version()", row -> row.getString(1)));
    }
  }

  private static Sql raw(Path file) throws Exception {
    return new Sql(file.toString());
  }
}
