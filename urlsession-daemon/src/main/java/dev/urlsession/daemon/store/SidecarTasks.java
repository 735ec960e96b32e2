// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionRecord;
import dev.urlsession.daemon.model.SessionSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the tasks again whose sidecars are found and whose rows are not. */
final class SidecarTasks {

  private static final int DEEPEST = 4;

  private final Context context;
  private final Sessions sessions;

  SidecarTasks(Context context, Sessions sessions) {
    this.context = context;
    this.sessions = sessions;
  }

  /** Returns the sessions that got tasks. */
  Set<SessionKey> restore() throws SQLException {
    Set<SessionKey> restored = new LinkedHashSet<>();
    Path below = context.options().sidecars();
    if (below == null || !Files.isDirectory(below)) {
      return restored;
    }
    TaskRows rows = new TaskRows(context);
    Enqueue enqueue = new Enqueue(context, sessions, rows);
    for (Sidecars.Restored found : read(find(below))) {
      try {
        if (rows.byIdentifier(found.session(), found.task().taskIdentifier()) == null) {
          SessionRecord session = sessionFor(found);
          enqueue.accept(session.attachment(), List.of(found.task()), null);
          restored.add(found.session());
        }
      } catch (StoreException toldBefore) {
        // A sidecar that was left over restores nothing.
      }
    }
    return restored;
  }

  /** In the order of their identifiers, which only grow within a session. */
  private List<Sidecars.Restored> read(List<Path> files) {
    Sidecars sidecars = new Sidecars(context.secrets());
    List<Sidecars.Restored> found = new ArrayList<>();
    for (Path file : files) {
      try {
        found.add(sidecars.read(Files.readAllBytes(file)));
      } catch (IOException | IllegalArgumentException useless) {
        // Half a sidecar, or one of another key.
      }
    }
    found.sort(Comparator.comparingLong(restored -> restored.task().taskIdentifier()));
    return found;
  }

  private SessionRecord sessionFor(Sidecars.Restored found) throws SQLException {
    SessionRow row = sessions.find(found.session());
    return sessions.attach(found.session(), row == null ? SessionSettings.defaults() : null);
  }

  private static List<Path> find(Path below) {
    try (Stream<Path> files = Files.walk(below, DEEPEST)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(TaskStore.SIDECAR_SUFFIX))
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException unreadable) {
      return List.of();
    }
  }
}
