// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import dev.urlsession.URLError;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDataDelegate;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.URLSessionDownloadDelegate;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.URLSessionTask;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A delegate that remembers what it was told, task by task. */
final class Telling implements URLSessionDataDelegate, URLSessionDownloadDelegate {

  private final Map<URLSessionTask, Told> told = new ConcurrentHashMap<>();
  private final CompletableFuture<URLSessionDownloadTask> converted = new CompletableFuture<>();
  private volatile Consumer<Path> onFile = file -> {};
  private volatile Runnable onWrite = () -> {};

  Told of(URLSessionTask task) {
    return told.computeIfAbsent(task, any -> new Told());
  }

  /** The task that a data task became. */
  CompletableFuture<URLSessionDownloadTask> converted() {
    return converted;
  }

  /** Does this with every file, while it is the delegate's. */
  void onFile(Consumer<Path> action) {
    onFile = action;
  }

  /** Does this whenever bytes were written. */
  void onWrite(Runnable action) {
    onWrite = action;
  }

  @Override
  public void didReceiveResponse(
      URLSession session,
      URLSessionDataTask task,
      URLResponse response,
      Consumer<URLSession.ResponseDisposition> completionHandler) {
    of(task).hear("response");
    completionHandler.accept(URLSession.ResponseDisposition.BECOME_DOWNLOAD);
  }

  @Override
  public void didBecomeDownloadTask(
      URLSession session, URLSessionDataTask task, URLSessionDownloadTask downloadTask) {
    of(task).hear("became");
    converted.complete(downloadTask);
  }

  @Override
  public void didReceiveData(URLSession session, URLSessionDataTask task, ByteBuffer data) {
    of(task).hear("data");
  }

  @Override
  public void didFinishDownloading(URLSession session, URLSessionDownloadTask task, Path file) {
    of(task).finished(file);
    onFile.accept(file);
  }

  @Override
  public void didWriteData(
      URLSession session, URLSessionDownloadTask task, long bytes, long total, long expected) {
    of(task).wrote(new Told.Wrote(bytes, total, expected));
    onWrite.run();
  }

  @Override
  public void didResumeAtOffset(
      URLSession session, URLSessionDownloadTask task, long offset, long total) {
    of(task).resumed(offset, total, task.restartReason());
  }

  @Override
  public void didCompleteWithError(URLSession session, URLSessionTask task, URLError error) {
    of(task).completed(error);
  }
}
