// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.URLError;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.UploadSource;
import dev.urlsession.internal.download.ResumeData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Looks at files and settings before a task begins, off the engine's thread. */
final class Preparation {

  private final EngineOptions options;
  private final SessionDirectories directories;

  Preparation(EngineOptions options, SessionDirectories directories) {
    this.options = options;
    this.directories = directories;
  }

  /**
   * What was found.
   *
   * @param held from where the download goes on
   * @param problem why the task cannot run; null when it can
   */
  record Found(
      SessionSettings settings,
      Path directory,
      @Nullable ResumeData held,
      @Nullable URLError problem) {}

  CompletableFuture<Found> look(TaskRecord task) {
    return options
        .store()
        .session(task.session())
        .thenApplyAsync(
            session ->
                look(
                    task,
                    session.orElseThrow(() -> new IllegalStateException("No session")).settings()),
            options.io());
  }

  private Found look(TaskRecord task, SessionSettings settings) {
    URLError problem = problem(task);
    if (problem != null) {
      return new Found(settings, directories.of(task.session()), null, problem);
    }
    try {
      Path directory = directories.make(task.session());
      return new Found(settings, directory, Held.of(task, directory, options.files()), null);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static @Nullable URLError problem(TaskRecord task) {
    URI url = task.task().request().url();
    String scheme = url == null ? "" : String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return URLError.of(
          URLError.Code.UNSUPPORTED_URL,
          "A background session loads http and https only, not " + scheme + ".");
    }
    UploadSource source = task.task().source();
    String changed = source == null ? null : SourceFileCheck.problem(source);
    return changed == null ? null : URLError.of(URLError.Code.NO_PERMISSIONS_TO_READ_FILE, changed);
  }
}
