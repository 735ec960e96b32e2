// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.session;

import dev.urlsession.URLError;
import dev.urlsession.URLSessionTaskMetrics;
import dev.urlsession.background.protocol.CommandReply;
import dev.urlsession.background.protocol.CommandRequest;
import dev.urlsession.background.protocol.Update;
import dev.urlsession.internal.task.Task;
import dev.urlsession.internal.task.TaskDriver;
import dev.urlsession.internal.task.TaskSpec;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes one task go by telling the daemon. The daemon hears of a task when it is first resumed,
 * with all that was set until then: from the moment {@code resume()} returns, the task is on disk
 * there.
 */
final class RemoteDriver implements TaskDriver {

  /** Longer than a daemon takes to start; then the task is accepted later, or fails. */
  private static final long PATIENCE_SECONDS = 15;

  private final RemoteLink link;
  private final Task task;
  private final TaskSpec spec;
  private volatile boolean known;

  RemoteDriver(RemoteLink link, Task task, TaskSpec spec, boolean known) {
    this.link = link;
    this.task = task;
    this.spec = spec;
    this.known = known;
  }

  @Override
  public void start() {
    URLError refusal = spec.refusal();
    if (refusal == null) {
      refusal = Refusals.ofRequest(spec.request());
    }
    if (refusal != null) {
      end(refusal);
      return;
    }
    known = true;
    CompletableFuture<?> accepted;
    try {
      accepted = link.enqueue(task, spec);
    } catch (URLError unusable) {
      end(unusable);
      return;
    }
    accepted.whenComplete(
        (nothing, thrown) -> {
          if (thrown != null) {
            end(Refusals.of(thrown));
          }
        });
    await(accepted);
  }

  /** What is accepted is on disk; a failure is told to the task, not here. */
  private void await(CompletableFuture<?> accepted) {
    if (link.loop().inLoop()) {
      return;
    }
    try {
      accepted.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException toldToTheTask) {
      // The task hears of it, or the call goes on and is sent again when the daemon is back.
    }
  }

  @Override
  public void suspend() {
    command(builder -> builder.setSuspend(true));
  }

  @Override
  public void proceed() {
    await(command(builder -> builder.setResume(true)));
  }

  @Override
  public void cancel() {
    if (known) {
      command(builder -> builder.setCancel(true));
    } else {
      end(URLError.cancelled(null));
    }
  }

  @Override
  @SuppressWarnings("NullAway") // It does not see that the type argument is nullable.
  public void cancelByProducingResumeData(Consumer<byte @Nullable []> handler) {
    if (!known) {
      end(URLError.cancelled(null));
      link.later(() -> handler.accept(null));
      return;
    }
    command(builder -> builder.setCancelByProducingResumeData(true))
        .whenComplete((reply, thrown) -> link.later(() -> handler.accept(resumeData(reply))));
  }

  private static byte @Nullable [] resumeData(@Nullable CommandReply reply) {
    return reply == null || reply.getResumeData().isEmpty()
        ? null
        : reply.getResumeData().toByteArray();
  }

  @Override
  public void setPriority(float priority) {
    changed();
  }

  @Override
  public void changed() {
    if (!known) {
      return;
    }
    Instant begin = task.earliestBeginDate();
    String description = task.taskDescription();
    Update update =
        Update.newBuilder()
            .setDescription(description == null ? "" : description)
            .setPriority(task.priority())
            .setEarliestBegin(begin == null ? 0 : begin.toEpochMilli())
            .setExpectsToSend(task.countOfBytesClientExpectsToSend())
            .setExpectsToReceive(task.countOfBytesClientExpectsToReceive())
            .build();
    command(builder -> builder.setUpdate(update));
  }

  private CompletableFuture<CommandReply> command(Consumer<CommandRequest.Builder> what) {
    CommandRequest.Builder request = CommandRequest.newBuilder().addTasks(task.taskIdentifier());
    what.accept(request);
    return link.command(request);
  }

  /** Ends a task that the daemon has not, or not any more. */
  private void end(URLError error) {
    URLError told = spec.request() == null ? error : error.withFailingURL(spec.request().url());
    link.loop()
        .execute(
            () -> {
              Instant now = link.timers().now();
              URLSessionTaskMetrics.Interval interval =
                  new URLSessionTaskMetrics.Interval(now, now);
              task.measured(new URLSessionTaskMetrics(List.of(), interval, 0));
              task.completed(told);
            });
  }
}
