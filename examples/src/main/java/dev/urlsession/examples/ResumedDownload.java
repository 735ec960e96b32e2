// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDownloadTask;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Recipe 8: a download that is suspended, cancelled with resume data, and resumed. */
public final class ResumedDownload {

  private ResumedDownload() {}

  /** Downloads the URL given first to the file given second. */
  public static void main(String[] args) {
    FileKeeper keeper = new FileKeeper(Path.of(args[1]));
    URLSessionConfiguration configuration = URLSessionConfiguration.defaultSessionConfiguration();
    try (URLSession session = URLSession.create(configuration, keeper, null)) {
      URLSessionDownloadTask task = session.downloadTask(URI.create(args[0]));
      task.resume();
      keeper.begun().join();

      task.suspend();
      System.out.println("suspended");
      task.resume();

      byte[] resumeData = cancel(task).join();
      if (resumeData == null) {
        System.out.println("nothing to resume");
      } else {
        System.out.println("cancelled with resume data");
        session.downloadTaskWithResumeData(resumeData).resume();
      }
    }
  }

  private static CompletableFuture<byte @Nullable []> cancel(URLSessionDownloadTask task) {
    CompletableFuture<byte @Nullable []> resumeData = new CompletableFuture<>();
    task.cancelByProducingResumeData(resumeData::complete);
    return resumeData;
  }
}
