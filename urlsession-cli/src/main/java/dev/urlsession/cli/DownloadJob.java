// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDownloadTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One URL into one file: attempts until it is there, each going on where the last one stopped. */
final class DownloadJob {

  private static final long INTERRUPT_SECONDS = 5;
  private static final String HOW_TO_GO_ON = "Run the same command with --resume to go on.";

  private final URLRequest request;
  private final DownloadPlan plan;
  private final Terminal terminal;
  private final Supplier<Conversation> conversations;
  private final ResumeFiles resumeFiles;
  private final String shownURL;
  private volatile ResumeFiles.@Nullable Saved saved;
  private volatile @Nullable URLSessionDownloadTask current;

  DownloadJob(
      URLRequest request,
      DownloadPlan plan,
      Terminal terminal,
      Supplier<Conversation> conversations) {
    this.request = request;
    this.plan = plan;
    this.terminal = terminal;
    this.conversations = conversations;
    this.resumeFiles = new ResumeFiles(plan, Objects.requireNonNull(request.url()));
    this.shownURL = Terminal.harmless(Urls.shown(request.url()));
  }

  void run(URLSession session, ProgressBoard board, Interruption interruption)
      throws CommandFailure {
    try (Interruption.Registration ctrlC = interruption.whenInterrupted(this::interrupted)) {
      findEarlier();
      for (int retry = 1; ; retry++) {
        CommandFailure failure = attempt(session, board, interruption);
        if (failure == null) {
          return;
        }
        if (retry > plan.retries() || !failure.isWorthRetrying()) {
          throw saved == null ? failure : failure.adding(HOW_TO_GO_ON);
        }
        pause(retry, failure);
      }
    } catch (IOException thrown) {
      throw CommandFailure.writing("in " + plan.directory(), thrown);
    }
  }

  private void findEarlier() throws IOException {
    if (plan.resume()) {
      saved = resumeFiles.find();
    }
    boolean nothing = plan.resume() && saved == null;
    terminal.event(
        "downloading " + shownURL + (nothing ? " from the start: nothing to resume" : ""));
  }

  /** What went wrong; null when the file is there. */
  private @Nullable CommandFailure attempt(
      URLSession session, ProgressBoard board, Interruption interruption)
      throws CommandFailure, IOException {
    long start = System.nanoTime();
    URLSessionDownloadTask task =
        saved == null
            ? session.downloadTask(request)
            : session.downloadTaskWithResumeData(saved.data());
    DownloadWatch watch = new DownloadWatch(terminal, conversations.get());
    current = task;
    URLError error;
    try (Interruption.Registration watching = board.watch(task.progress())) {
      error = watch.run(task);
    } catch (CommandFailure status) {
      board.forget(task.progress());
      return status;
    }
    if (interruption.hasFired()) {
      interruption.awaitHandlers();
      throw CommandFailure.interrupted();
    }
    current = null;
    if (error == null) {
      finish(watch.file(), task, Duration.ofNanos(System.nanoTime() - start));
      return null;
    }
    board.forget(task.progress());
    keep(task, error.downloadTaskResumeData());
    return failure(error);
  }

  private CommandFailure failure(URLError error) {
    CommandFailure failure = CommandFailure.of(error);
    return saved != null && error.code() == URLError.Code.UNSUPPORTED_URL
        ? failure.adding("Or remove " + saved.file() + " and start again.")
        : failure;
  }

  private void keep(URLSessionDownloadTask task, byte @Nullable [] data) throws IOException {
    if (data != null) {
      saved = resumeFiles.save(name(task), data);
    }
  }

  private String name(URLSessionDownloadTask task) {
    if (saved != null) {
      return saved.name();
    }
    URLResponse response = task.response();
    return Targets.plain(response == null ? null : response.suggestedFilename());
  }

  private void finish(Path complete, URLSessionDownloadTask task, Duration time)
      throws CommandFailure, IOException {
    long size = Files.size(complete);
    Path target;
    try {
      check(complete);
      target = Targets.place(complete, plan, name(task));
    } finally {
      Files.deleteIfExists(complete);
      if (saved != null) {
        Files.deleteIfExists(saved.file());
        saved = null;
      }
    }
    String verified = plan.sha256() == null ? "" : ", SHA-256 as expected";
    terminal.success(
        "saved %s (%s in %s, %s)%s"
            .formatted(
                Terminal.harmless(target.toString()),
                Amount.bytes(size),
                Amount.seconds(time),
                Amount.rate(task.countOfBytesReceived(), time),
                verified));
  }

  private void check(Path complete) throws CommandFailure, IOException {
    String expected = plan.sha256();
    if (expected == null) {
      return;
    }
    String actual = Checksum.of(complete);
    if (!actual.equals(expected)) {
      throw CommandFailure.of(
          ExitCode.OTHER,
          "The file from %s has SHA-256 %s, not the expected one; it was removed."
              .formatted(shownURL, actual));
    }
  }

  private void pause(int retry, CommandFailure failure) throws CommandFailure {
    Duration delay = plan.delayBefore(retry);
    terminal.event(
        "%s Trying again in %s (%d of %d)."
            .formatted(failure.message(), Amount.seconds(delay), retry, plan.retries()));
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw CommandFailure.interrupted();
    }
  }

  /** Ctrl-C: the JVM ends when this returns, so it waits for the resume data, but not for long. */
  private void interrupted() {
    URLSessionDownloadTask task = current;
    if (task != null) {
      CompletableFuture<byte @Nullable []> data = new CompletableFuture<>();
      task.cancelByProducingResumeData(data::complete);
      try {
        keep(task, data.get(INTERRUPT_SECONDS, TimeUnit.SECONDS));
      } catch (IOException | ExecutionException | TimeoutException lost) {
        terminal.error("Nothing could be kept to go on from: " + lost.getMessage());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    terminal.line(
        saved == null
            ? "interrupted " + shownURL + "; the server gives no way to go on later"
            : "interrupted " + shownURL + ". " + HOW_TO_GO_ON);
  }
}
