// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLError;
import dev.urlsession.daemon.model.Checkpoint;
import dev.urlsession.daemon.model.EventBody;
import dev.urlsession.daemon.model.Lease;
import dev.urlsession.daemon.model.Moved;
import dev.urlsession.daemon.model.ResponseHead;
import dev.urlsession.daemon.model.TaskFailure;
import dev.urlsession.daemon.model.TaskResult;
import dev.urlsession.daemon.model.Wait;
import dev.urlsession.daemon.model.WaitReason;
import dev.urlsession.daemon.store.TaskStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Decides what the end of an attempt means for its task, and has it written down. What it returns
 * completes with where the task went. Confined to the engine's thread.
 */
final class Settlement {

  private static final Duration DISK_WAIT = Duration.ofMinutes(1);
  private static final Duration NETWORK_WAIT = Duration.ofMinutes(5);
  private static final Duration ATTENTION_WAIT = Duration.ofDays(1);

  private final EngineOptions options;
  private final TaskStore store;
  private final Scheduler scheduler;
  private final Finisher finisher;
  private final KeptFiles keptFiles;
  private final RetryPolicy retry;

  Settlement(EngineOptions options, Scheduler scheduler, KeptFiles keptFiles) {
    this.options = options;
    this.store = options.store();
    this.scheduler = scheduler;
    this.keptFiles = keptFiles;
    this.finisher = new Finisher(store, options.files(), options.io());
    this.retry = new RetryPolicy(options.random());
  }

  Finisher finisher() {
    return finisher;
  }

  RetryPolicy retry() {
    return retry;
  }

  /** How the attempt left the task. */
  CompletableFuture<Moved> settle(Running task, TransferEnd end) {
    task.trouble = task.trouble.restarted(end.restarts());
    if (end.progressed()) {
      task.trouble = task.trouble.progressed();
    }
    if (end.error() == null && task.stop != Stop.FORGET) {
      return succeeded(task, end);
    }
    if (task.stop != null) {
      return stopped(task, task.stop, end);
    }
    if (end.refused() instanceof AnswerPolicy.Verdict.Later later) {
      return later(task, later, end);
    }
    if (end.refused() instanceof AnswerPolicy.Verdict.Attention attention) {
      return attention(task, attention.why(), end);
    }
    if (end.refused() instanceof AnswerPolicy.Verdict.Unanswered) {
      return unanswered(task, end);
    }
    return failed(task, end, Objects.requireNonNull(end.error()));
  }

  private CompletableFuture<Moved> succeeded(Running task, TransferEnd end) {
    Path part = end.file();
    if (part == null) {
      return store.done(task.record.claim(), result(end, null, null));
    }
    return matches(task, end, part)
        .thenCompose(
            right ->
                right
                    ? finisher.finish(task.record.claim(), result(end, null, PartNames.ready(part)))
                    : mismatched(task, end, part));
  }

  private CompletableFuture<Boolean> matches(Running task, TransferEnd end, Path part) {
    ResponseHead response = end.response();
    HTTPHeaders headers = response == null ? HTTPHeaders.empty() : response.headers();
    ReprDigest digest = task.isUpload() ? null : ReprDigest.of(headers);
    if (digest == null) {
      return CompletableFuture.completedFuture(true);
    }
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return digest.matches(part);
          } catch (IOException unreadable) {
            return false;
          }
        },
        options.io());
  }

  /** Once may be the network's fault; twice is the server's. */
  private CompletableFuture<Moved> mismatched(Running task, TransferEnd end, Path part) {
    keptFiles.discard(part);
    task.trouble = task.trouble.mismatched();
    if (task.trouble.mismatches() < 2) {
      return hold(task, WaitReason.BACKOFF, retry.after(1), null, Checkpoint.NONE);
    }
    return store.done(
        task.record.claim(),
        result(
            end,
            TaskFailure.of(
                URLError.Code.CANNOT_DECODE_RAW_DATA.rawValue(),
                "What was downloaded has not the digest the server names."),
            null));
  }

  private CompletableFuture<Moved> stopped(Running task, Stop why, TransferEnd end) {
    Lease lease = task.record.claim();
    return switch (why) {
      case SUSPEND, DRAIN, RECONNECT ->
          checkpoint(task, end).thenCompose(safe -> store.release(lease));
      case NETWORK -> hold(task, WaitReason.METERED, NETWORK_WAIT, null, safe(task, end));
      case CANCEL -> {
        keptFiles.discard(part(end));
        yield store.done(lease, result(end, TaskFailure.cancelled(), null));
      }
      case CANCEL_AND_KEEP ->
          keptFiles
              .keep(end.held())
              .thenCompose(
                  data ->
                      store
                          .done(lease, result(end, with(TaskFailure.cancelled(), data), null))
                          .whenComplete((moved, thrown) -> task.kept.complete(data)));
      case EXPIRED ->
          fail(task, end, failure(URLError.Code.TIMED_OUT, "The whole load took too long."));
      case FORGET -> {
        keptFiles.discard(part(end));
        keptFiles.discard(end.file());
        yield CompletableFuture.failedFuture(new IllegalStateException("Forgotten"));
      }
    };
  }

  private CompletableFuture<Moved> later(
      Running task, AnswerPolicy.Verdict.Later later, TransferEnd end) {
    Duration wait = later.pause();
    if (wait != null && later.reason() == WaitReason.TOLD_TO_WAIT) {
      scheduler.told(task.id(), wait);
    }
    if (wait == null) {
      task.trouble = task.trouble.failed();
    }
    Duration until = wait == null ? retry.after(task.trouble.failures()) : wait;
    return hold(task, later.reason(), until, null, safe(task, end));
  }

  private CompletableFuture<Moved> attention(Running task, String why, TransferEnd end) {
    TaskFailure failure = failure(URLError.Code.USER_AUTHENTICATION_REQUIRED, why);
    if (task.trouble.asked()) {
      return fail(task, end, failure);
    }
    task.trouble = task.trouble.askedForHelp();
    return hold(
        task,
        WaitReason.APP_ATTENTION,
        ATTENTION_WAIT,
        new EventBody.Attention(failure),
        safe(task, end));
  }

  /** Waits for its application, which is started for that, once (E17); at most for its time. */
  private CompletableFuture<Moved> unanswered(Running task, TransferEnd end) {
    EventBody question =
        new EventBody.Attention(
            failure(
                URLError.Code.USER_AUTHENTICATION_REQUIRED,
                "A server or proxy asks what only the application can answer."));
    boolean asked = task.trouble.asked();
    task.trouble = task.trouble.askedForHelp();
    Duration left = Duration.between(options.clock().instant(), task.deadline());
    return hold(task, WaitReason.CHALLENGE, left, asked ? null : question, safe(task, end));
  }

  private CompletableFuture<Moved> failed(Running task, TransferEnd end, URLError error) {
    FailurePolicy policy = FailurePolicy.of(error);
    if (policy == FailurePolicy.DOUBTFUL) {
      task.trouble = task.trouble.doubtful();
    }
    boolean mayHaveActed = task.isUpload() && end.reachedServer() && !task.isReplayable();
    if (mayHaveActed || task.trouble.doubts() > FailurePolicy.DOUBTS) {
      return fail(task, end, failure(error));
    }
    return switch (policy) {
      case HOST, DOUBTFUL -> {
        scheduler.failed(task.id());
        task.trouble = task.trouble.failed();
        yield hold(
            task, WaitReason.BACKOFF, retry.after(task.trouble.failures()), null, safe(task, end));
      }
      case NETWORK -> hold(task, WaitReason.NO_NETWORK, NETWORK_WAIT, null, safe(task, end));
      case VOLUME_FULL, VOLUME ->
          hold(task, WaitReason.DISK_FULL, DISK_WAIT, null, safe(task, end));
      case PERMANENT -> fail(task, end, failure(error));
    };
  }

  /** The task is over without a file; the application may go on from what there is. */
  private CompletableFuture<Moved> fail(Running task, TransferEnd end, TaskFailure failure) {
    return keptFiles
        .keep(end.held())
        .thenCompose(
            data -> store.done(task.record.claim(), result(end, with(failure, data), null)));
  }

  /** A task that never began. */
  CompletableFuture<Moved> refuse(Running task, URLError problem) {
    return store.done(task.record.claim(), TaskResult.failed(failure(problem)));
  }

  /** Writes down how far it got, and lets go of the task until then at the latest. */
  CompletableFuture<Moved> hold(
      Running task,
      WaitReason reason,
      Duration wait,
      @Nullable EventBody event,
      Checkpoint checkpoint) {
    Instant until = options.clock().instant().plus(wait);
    Instant deadline = task.deadline();
    Wait held = new Wait(reason, until.isBefore(deadline) ? until : deadline);
    Lease lease = task.record.claim();
    return store
        .checkpoint(lease, checkpoint)
        .thenCompose(safe -> store.hold(lease, held, event, task.trouble));
  }

  private CompletableFuture<Moved> checkpoint(Running task, TransferEnd end) {
    return store.checkpoint(task.record.claim(), safe(task, end));
  }

  private static Checkpoint safe(Running task, TransferEnd end) {
    if (!task.isUpload()) {
      return Held.checkpoint(end.held(), task.expected);
    }
    // What may have reached the server must not be sent again after a crash (N28).
    return end.reachedServer() && !task.isReplayable() && end.refused() == null
        ? new Checkpoint(0, 1, -1, null)
        : Checkpoint.NONE;
  }

  private static @Nullable Path part(TransferEnd end) {
    return end.held() == null ? null : Path.of(end.held().part().path());
  }

  private TaskResult result(TransferEnd end, @Nullable TaskFailure failure, @Nullable Path file) {
    byte[] metrics = end.metrics() == null ? null : options.metrics().apply(end.metrics());
    return new TaskResult(end.response(), failure, file, end.received(), end.sent(), metrics);
  }

  private static TaskFailure failure(URLError.Code code, String message) {
    return TaskFailure.of(code.rawValue(), message);
  }

  private static TaskFailure failure(URLError error) {
    return new TaskFailure(
        error.code().rawValue(), String.valueOf(error.getMessage()), error.failingURL(), -1, null);
  }

  private static TaskFailure with(TaskFailure failure, byte @Nullable [] resumeData) {
    return new TaskFailure(
        failure.code(),
        failure.message(),
        failure.failingURL(),
        failure.cancelReason(),
        resumeData);
  }
}
