// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import dev.urlsession.internal.store.OwnerOnly;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The directory of the cache: opens the index when it is first needed, makes it anew when it is
 * ruined, and removes files that belong to nobody. Nothing is scanned. Thread-safe.
 */
final class DiskStore {

  private static final System.Logger LOG = System.getLogger("dev.urlsession.cache");

  private static final String INDEX = "index.sqlite";
  private static final String BODIES = "bodies";

  private final Supplier<Path> location;
  private @Nullable Path directory;
  private @Nullable DiskIndex index;
  private @Nullable Owner owner;
  private boolean broken;

  DiskStore(Supplier<Path> location) {
    this.location = location;
  }

  /** What is asked of the index. */
  interface Question<T> {
    T ask(DiskIndex index) throws SQLException;
  }

  /** Asks; where there is no index, or it fails, the answer is {@code otherwise}. */
  <T> T read(Question<T> question, T otherwise) {
    if (!exists()) {
      return otherwise;
    }
    DiskIndex open = index();
    if (open == null) {
      return otherwise;
    }
    try {
      return question.ask(open);
    } catch (SQLException failed) {
      failed(open, failed);
      return otherwise;
    }
  }

  /** Changes the index in one transaction; when it fails, the answer is {@code otherwise}. */
  <T> T write(Question<T> change, T otherwise) {
    DiskIndex open = index();
    if (open == null) {
      return otherwise;
    }
    try {
      List<String> doomed = new ArrayList<>();
      T answer =
          open.transaction(
              () -> {
                T changed = change.ask(open);
                doomed.addAll(open.loose().doomed());
                return changed;
              });
      remove(doomed, open);
      return answer;
    } catch (SQLException failed) {
      failed(open, failed);
      return otherwise;
    }
  }

  void vacuum() {
    read(
        open -> {
          open.vacuum();
          return true;
        },
        false);
  }

  /** Whether there is an index, ours or another process's. */
  synchronized boolean exists() {
    return index != null || (!broken && Files.exists(directory().resolve(INDEX)));
  }

  /** Where bodies are. */
  Path bodies() {
    return directory().resolve(BODIES);
  }

  private synchronized Path directory() {
    Path known = directory;
    if (known == null) {
      known = location.get();
      directory = known;
    }
    return known;
  }

  /** Who writes files here; null when that cannot be. */
  synchronized @Nullable Owner owner() {
    Owner known = owner;
    if (known == null && index() != null) {
      try {
        known = Owner.create(directory());
        owner = known;
      } catch (IOException failed) {
        return null;
      }
    }
    return known;
  }

  private synchronized @Nullable DiskIndex index() {
    DiskIndex open = index;
    if (open != null || broken) {
      return open;
    }
    try {
      open = open();
    } catch (SQLException ruined) {
      open = DiskFailures.isRuined(ruined) ? anew() : broken(ruined);
    } catch (IOException | LinkageError failed) {
      // A linkage error comes from the native library, such as where files cannot be executed.
      open = broken(failed);
    }
    index = open;
    if (open != null) {
      buryTheDead(open);
    }
    return open;
  }

  private DiskIndex open() throws SQLException, IOException {
    Path home = directory();
    OwnerOnly.directory(home);
    OwnerOnly.directory(bodies());
    // SQLite gives its other files the permissions of this one.
    OwnerOnly.file(home.resolve(INDEX));
    return DiskIndex.open(home.resolve(INDEX), bodies());
  }

  private @Nullable DiskIndex anew() {
    try {
      for (String ending : List.of("", "-wal", "-shm")) {
        Files.deleteIfExists(directory().resolve(INDEX + ending));
      }
      try (DirectoryStream<Path> files = Files.newDirectoryStream(bodies())) {
        for (Path file : files) {
          Files.deleteIfExists(file);
        }
      }
      return open();
    } catch (SQLException | IOException failed) {
      return broken(failed);
    }
  }

  /** Said once: the cache then is in memory only. */
  private @Nullable DiskIndex broken(Throwable why) {
    broken = true;
    LOG.log(Level.WARNING, "The disk cache cannot be used; responses are cached in memory", why);
    return null;
  }

  private synchronized void failed(DiskIndex failing, SQLException failure) {
    if (DiskFailures.isRuined(failure) && index == failing) {
      failing.close();
      index = anew();
    }
  }

  /** Takes over the files of processes that ended without finishing them. */
  private void buryTheDead(DiskIndex open) {
    LooseFiles loose = open.loose();
    Path home = directory();
    try {
      List<String> doomed =
          open.transaction(
              () -> {
                for (String name : loose.owners()) {
                  if (Owner.isDead(home, name)) {
                    loose.doomAll(name);
                  }
                }
                return loose.doomed();
              });
      remove(doomed, open);
    } catch (SQLException later) {
      // The next one who opens it does it.
      return;
    }
  }

  /** A file that cannot be removed now, such as one being read on Windows, is tried again. */
  private void remove(List<String> names, DiskIndex open) throws SQLException {
    if (names.isEmpty()) {
      return;
    }
    List<String> gone = names.stream().filter(this::isRemoved).toList();
    LooseFiles loose = open.loose();
    open.transaction(
        () -> {
          for (String name : gone) {
            loose.settle(name);
          }
          return true;
        });
  }

  private boolean isRemoved(String name) {
    try {
      Files.deleteIfExists(bodies().resolve(name));
      return true;
    } catch (IOException later) {
      return false;
    }
  }

  synchronized void close() {
    if (index != null) {
      index.close();
      index = null;
    }
    if (owner != null) {
      owner.close();
      owner = null;
    }
  }
}
