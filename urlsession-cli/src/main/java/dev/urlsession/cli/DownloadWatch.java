// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.ChallengeCompletionHandler;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDownloadDelegate;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hears one attempt of a download, and keeps the complete file from being removed. */
final class DownloadWatch implements URLSessionDownloadDelegate {

  private volatile boolean nothingWasMissing;
  private final Terminal terminal;
  private final Conversation conversation;
  private final CompletableFuture<@Nullable URLError> ended = new CompletableFuture<>();
  private @Nullable CommandFailure failure;
  private @Nullable Path kept;

  DownloadWatch(Terminal terminal, Conversation conversation) {
    this.terminal = terminal;
    this.conversation = conversation;
  }

  /** Starts the task and waits until it has ended: with an error, or null. */
  @Nullable URLError run(URLSessionDownloadTask task) throws CommandFailure {
    task.setDelegate(this);
    conversation.began(task.originalRequest());
    task.resume();
    URLError error = ended.join();
    if (failure != null) {
      throw failure;
    }
    return error;
  }

  /** The complete file, for the caller to move or remove. */
  Path file() throws CommandFailure {
    if (kept == null) {
      throw CommandFailure.of(ExitCode.OTHER, "The download ended without a file; try again.");
    }
    return kept;
  }

  @Override
  public void willPerformHTTPRedirection(
      URLSession session,
      URLSessionTask task,
      HTTPURLResponse response,
      URLRequest newRequest,
      Consumer<@Nullable URLRequest> completionHandler) {
    conversation.redirected(response, newRequest, completionHandler);
  }

  @Override
  public void didReceiveChallenge(
      URLSession session,
      URLSessionTask task,
      URLAuthenticationChallenge challenge,
      ChallengeCompletionHandler completionHandler) {
    if (!conversation.signsIn(task, challenge, completionHandler)) {
      URLSessionDownloadDelegate.super.didReceiveChallenge(
          session, task, challenge, completionHandler);
    }
  }

  @Override
  public void didReceiveInformationalResponse(
      URLSession session, URLSessionTask task, HTTPURLResponse response) {
    conversation.informed(response);
  }

  @Override
  public void didResumeAtOffset(
      URLSession session, URLSessionDownloadTask task, long fileOffset, long expectedTotalBytes) {
    conversation.answered(task.response());
    nothingWasMissing = fileOffset > 0 && fileOffset == expectedTotalBytes;
    String total = expectedTotalBytes < 0 ? "" : " of " + Amount.bytes(expectedTotalBytes);
    terminal.event(
        fileOffset == 0
            ? "starting again: " + task.restartReason()
            : "resuming at " + Amount.bytes(fileOffset) + total);
  }

  @Override
  public void didWriteData(
      URLSession session,
      URLSessionDownloadTask task,
      long bytesWritten,
      long totalBytesWritten,
      long totalBytesExpectedToWrite) {
    conversation.answered(task.response());
  }

  @Override
  public void didFinishDownloading(URLSession session, URLSessionDownloadTask task, Path location) {
    conversation.answered(task.response());
    // To a request for what comes after the last byte, 416 is the right answer.
    if (!nothingWasMissing
        && task.response() instanceof HTTPURLResponse http
        && http.statusCode() >= 400) {
      failure = CommandFailure.status(http);
      return;
    }
    try {
      kept = Files.move(location, location.resolveSibling(location.getFileName() + ".complete"));
    } catch (IOException thrown) {
      failure = CommandFailure.writing("in " + location.getParent(), thrown);
    }
  }

  @Override
  public void didFinishCollectingMetrics(
      URLSession session, URLSessionTask task, URLSessionTaskMetrics metrics) {
    conversation.measured(metrics);
  }

  @Override
  public void didCompleteWithError(
      URLSession session, URLSessionTask task, @Nullable URLError error) {
    ended.complete(error);
  }
}
