// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.daemon.model.Checkpoint;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.internal.download.FileAccess;
import dev.urlsession.internal.download.PartLocation;
import dev.urlsession.internal.download.ResumeData;
import dev.urlsession.internal.download.ResumeDataFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From where a download goes on: between the store's bytes and the library's resume data. */
final class Held {

  private Held() {}

  /** What the row says is safe. */
  static Checkpoint checkpoint(@Nullable ResumeData held, long expected) {
    if (held == null) {
      return new Checkpoint(0, 0, expected, null);
    }
    byte[] bytes = ResumeDataFormat.encode(held);
    return new Checkpoint(bytes == null ? 0 : held.point().position(), 0, expected, bytes);
  }

  /**
   * From where the task goes on; null for the start. With another request than before (N10) it goes
   * on with that. Resume data the application brought may lie elsewhere: their file comes to us, so
   * that it is never written in two places. May block.
   */
  static @Nullable ResumeData of(TaskRecord task, Path directory, FileAccess files) {
    byte[] bytes = task.checkpoint().resumeData();
    boolean ours = bytes != null;
    if (bytes == null) {
      bytes = task.attempts() > 1 ? null : task.task().resumeData();
    }
    if (bytes == null) {
      return null;
    }
    try {
      ResumeData data = with(task.task().request(), ResumeDataFormat.decode(bytes));
      return ours ? data : adopted(data, directory, files);
    } catch (IOException | IllegalArgumentException unusable) {
      return null;
    }
  }

  /** What is safe of the task; null when nothing is. */
  static @Nullable ResumeData of(Checkpoint checkpoint) {
    byte[] bytes = checkpoint.resumeData();
    try {
      return bytes == null ? null : ResumeDataFormat.decode(bytes);
    } catch (URLError unreadable) {
      return null;
    }
  }

  private static ResumeData with(URLRequest request, ResumeData data) {
    if (request.equals(data.originalRequest())) {
      return data;
    }
    return new ResumeData(
        request, Objects.requireNonNull(request.url()), data.point(), data.part(), data.created());
  }

  private static @Nullable ResumeData adopted(ResumeData data, Path directory, FileAccess files)
      throws IOException {
    Path found = data.part().find(files, directory, data.point().position());
    if (found == null) {
      return null;
    }
    Path here = directory.resolve(data.part().name());
    if (!found.equals(here)) {
      files.move(found, here);
    }
    return at(data, here, files);
  }

  /** The same, of the file in its new place. */
  static ResumeData at(ResumeData data, Path file, FileAccess files) throws IOException {
    return new ResumeData(
        data.originalRequest(),
        data.currentURL(),
        data.point(),
        PartLocation.of(file).identified(files.identity(file)),
        data.created());
  }
}
