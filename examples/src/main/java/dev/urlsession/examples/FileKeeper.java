// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDownloadDelegate;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.URLSessionTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Moves the downloaded file where it belongs. */
final class FileKeeper implements URLSessionDownloadDelegate {

  private final Path target;
  private final CompletableFuture<@Nullable Void> begun = new CompletableFuture<>();

  FileKeeper(Path target) {
    this.target = target;
  }

  /** Completes when the first bytes are written, or nothing will be. */
  CompletableFuture<@Nullable Void> begun() {
    return begun;
  }

  @Override
  public void didWriteData(
      URLSession session,
      URLSessionDownloadTask task,
      long bytesWritten,
      long totalBytesWritten,
      long totalBytesExpectedToWrite) {
    begun.complete(null);
  }

  @Override
  public void didResumeAtOffset(
      URLSession session, URLSessionDownloadTask task, long fileOffset, long expectedTotalBytes) {
    System.out.println("resumed at " + fileOffset + " of " + expectedTotalBytes);
  }

  /** The file is gone when this returns, unless it was moved. */
  @Override
  public void didFinishDownloading(URLSession session, URLSessionDownloadTask task, Path location) {
    try {
      Files.move(location, target, StandardCopyOption.REPLACE_EXISTING);
      System.out.println("saved " + Files.size(target) + " bytes");
    } catch (IOException failed) {
      System.out.println("not saved: " + failed.getMessage());
    }
  }

  @Override
  public void didCompleteWithError(
      URLSession session, URLSessionTask task, @Nullable URLError error) {
    begun.complete(null);
    if (error != null && error.code() != URLError.Code.CANCELLED) {
      System.out.println("failed: " + error.code());
    }
  }
}
