// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.session;

import dev.urlsession.background.protocol.StoredEvent;
import dev.urlsession.background.protocol.TaskKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The body that answered an upload: the daemon keeps it, within limits, for the delegate. */
final class UploadAnswers {

  private static final byte[] NONE = new byte[0];

  private final Set<Long> uploads = ConcurrentHashMap.newKeySet();

  /** Notes that the task is an upload, if it is. */
  void expect(long task, TaskKind kind) {
    if (kind == TaskKind.UPLOAD) {
      uploads.add(task);
    }
  }

  /** Reads it, should the event be the end of an upload; else it is empty. Blocks. */
  byte[] read(StoredEvent event) {
    if (!event.hasFinished() || !uploads.remove(event.getTask())) {
      return NONE;
    }
    String file = event.getFinished().getFile();
    try {
      return file.isEmpty() ? NONE : Files.readAllBytes(Path.of(file));
    } catch (IOException gone) {
      return NONE; // Told before, and removed since: the upload is done all the same.
    }
  }
}
