// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.DataTaskCompletionHandler;
import dev.urlsession.URLError;
import dev.urlsession.URLResponse;
import dev.urlsession.internal.event.Reply;
import dev.urlsession.internal.event.TaskEventSink.FileFate;
import dev.urlsession.internal.event.Verdict;
import dev.urlsession.internal.task.Ending;
import dev.urlsession.internal.task.Task;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The whole body goes to a completion handler, once (B-050). */
final class DataEnding implements Ending {

  private static final Verdict ALLOW = new Verdict.Allow();

  private final Task task;
  private final Executor queue;
  private final DataTaskCompletionHandler handler;
  private Collected body = new Collected();

  DataEnding(Task task, Executor queue, DataTaskCompletionHandler handler) {
    this.task = task;
    this.queue = queue;
    this.handler = handler;
  }

  @Override
  public void responded(URLResponse response, Reply<Verdict> reply) {
    // Of parts that replace each other the last one counts (B-065).
    if (!body.isEmpty()) {
      body = new Collected();
    }
    reply.accept(ALLOW);
  }

  @Override
  public void received(ByteBuffer data, Runnable consumed) {
    if (body.add(data)) {
      consumed.run();
    } else {
      task.driver().cancel();
      consumed.run();
    }
  }

  @Override
  public void resumed(long offset, long total) {
    // Downloads only.
  }

  @Override
  public void wrote(long bytes, long total, long expected) {
    // Downloads only.
  }

  @Override
  public void downloaded(Path file, Consumer<FileFate> consumed) {
    consumed.accept(FileFate.REMOVE);
  }

  @Override
  public void completed(@Nullable URLError error) {
    URLResponse response = task.response();
    Collected whole = body;
    URLError overflow = whole.overflow();
    URLError told = overflow == null ? error : overflow;
    queue.execute(
        () -> {
          if (told == null) {
            handler.completed(whole.bytes(), response, null);
          } else {
            handler.completed(null, response, told);
          }
        });
  }
}
