// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.URLRequest;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.download.FileAccess;
import dev.urlsession.internal.event.TaskEventSink;
import dev.urlsession.internal.loading.LoadingEnvironment;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Runs the tasks of one session in this process. */
public final class TaskEngine implements TaskRunner {

  private final LoadingEnvironment environment;
  private final FileAccess files;
  private final Beginnings beginnings;

  /** For one session. */
  public TaskEngine(LoadingEnvironment environment, FileAccess files) {
    this.environment = environment;
    this.files = files;
    this.beginnings = new Beginnings(environment.files(), environment.loop());
  }

  LoadingEnvironment environment() {
    return environment;
  }

  @Override
  public Loop loop() {
    return environment.loop();
  }

  @Override
  public Timers timers() {
    return environment.timers();
  }

  @Override
  public long lastTaskIdentifier() {
    return 0;
  }

  @Override
  public TaskDriver driver(TaskSpec spec, Task task) {
    return driver(spec, task, task.priority());
  }

  /** A driver for one task; nothing happens before it is started. */
  public TaskDriver driver(TaskSpec spec, TaskEventSink sink, float priority) {
    return new TaskRun(this, spec, sink, priority);
  }

  /** There are none but those of this process. */
  @Override
  public void recall(Runnable then) {
    then.run();
  }

  @Override
  public void finish(boolean cancel, Runnable over) {
    over.run();
  }

  @Override
  public void renewConnections() {
    environment.loop().execute(environment.transport()::renewConnections);
  }

  @Override
  public void forgetTrust() {
    environment.loop().execute(environment.transport()::forgetTrust);
  }

  @Override
  public void close() {
    environment
        .loop()
        .execute(
            () -> {
              environment.transport().close();
              environment.timers().close();
            });
  }

  Download newDownload(URLRequest original, @Nullable Durability durability) {
    Path directory = environment.configuration().downloadDirectory();
    return new Download(
        original,
        files,
        directory == null ? Path.of(System.getProperty("java.io.tmpdir")) : directory,
        environment,
        beginnings,
        durability);
  }
}
