// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.URLRequest;
import dev.urlsession.internal.download.FileAccess;
import dev.urlsession.internal.event.TaskEventSink;
import dev.urlsession.internal.loading.LoadingEnvironment;
import java.nio.file.Path;

/** Runs the tasks of one session in this process. */
public final class TaskEngine {

  private final LoadingEnvironment environment;
  private final FileAccess files;

  /** For one session. */
  public TaskEngine(LoadingEnvironment environment, FileAccess files) {
    this.environment = environment;
    this.files = files;
  }

  LoadingEnvironment environment() {
    return environment;
  }

  /** A driver for one task; nothing happens before it is started. */
  public TaskDriver driver(TaskSpec spec, TaskEventSink sink, float priority) {
    return new TaskRun(this, spec, sink, priority);
  }

  Download newDownload(URLRequest original) {
    Path directory = environment.configuration().downloadDirectory();
    return new Download(
        original,
        files,
        directory == null ? Path.of(System.getProperty("java.io.tmpdir")) : directory,
        environment.loop(),
        environment.files());
  }
}
