// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.DownloadTaskCompletionHandler;
import dev.urlsession.URLError;
import dev.urlsession.URLResponse;
import dev.urlsession.internal.event.Reply;
import dev.urlsession.internal.event.TaskEventSink.FileFate;
import dev.urlsession.internal.event.Verdict;
import dev.urlsession.internal.task.Ending;
import dev.urlsession.internal.task.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The file goes to a completion handler, once; then it is removed, unless it is to be kept (B-054).
 */
final class FileEnding implements Ending {

  private final Task task;
  private final Executor queue;
  private final DownloadTaskCompletionHandler handler;
  private final FileFate fate;
  private @Nullable Path file;

  FileEnding(Task task, Executor queue, FileFate fate, DownloadTaskCompletionHandler handler) {
    this.task = task;
    this.queue = queue;
    this.fate = fate;
    this.handler = handler;
  }

  @Override
  public void responded(URLResponse response, Reply<Verdict> reply) {
    reply.accept(new Verdict.Allow());
  }

  @Override
  public void received(ByteBuffer data, Runnable consumed) {
    consumed.run();
  }

  @Override
  public void resumed(long offset, long total) {
    // The handler hears of the end only.
  }

  @Override
  public void wrote(long bytes, long total, long expected) {
    // The handler hears of the end only.
  }

  /** The handler is called at the end, when the task has completed. */
  @Override
  public void downloaded(Path complete, Consumer<FileFate> consumed) {
    file = complete;
    consumed.accept(FileFate.KEEP);
  }

  @Override
  public void completed(@Nullable URLError error) {
    URLResponse response = task.response();
    Path complete = file;
    queue.execute(
        () -> {
          boolean success = error == null && complete != null;
          try {
            handler.completed(success ? complete : null, response, error);
          } finally {
            if (complete != null && (fate == FileFate.REMOVE || !success)) {
              remove(complete);
            }
          }
        });
  }

  static void remove(Path complete) {
    try {
      // Mostly it was moved, and to be told so by an exception takes longer.
      if (Files.exists(complete)) {
        Files.deleteIfExists(complete);
      }
    } catch (IOException leftBehind) {
      // The handler holds it open where that forbids removing; it was delivered all the same.
    }
  }
}
