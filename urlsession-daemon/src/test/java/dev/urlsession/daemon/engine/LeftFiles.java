// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.background.place.Places;
import dev.urlsession.daemon.store.SqliteTaskStore;
import dev.urlsession.daemon.store.StoreOptions;
import dev.urlsession.internal.download.FileAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Files that the daemon's own sweep does not find. */
public final class LeftFiles {

  private LeftFiles() {}

  /** Of a daemon that is not running; sweeps as it would some hours later. */
  public static List<Path> of(Places places) throws IOException {
    Instant later = Instant.now().plus(OrphanSweep.GRACE.multipliedBy(2));
    try (SqliteTaskStore store =
        SqliteTaskStore.open(StoreOptions.of(places.database(), Clock.systemUTC()))) {
      new OrphanSweep(store, new SessionDirectories(places.cache()), FileAccess.REAL).sweep(later);
      new SpoolSweep(store, places.cache(), FileAccess.REAL).sweep(later);
    }
    try (Stream<Path> all = Files.walk(places.cache())) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).toList();
    }
  }
}
