// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDownloadDelegate;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.URLSessionTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hears of the background session's tasks, in whichever run of the app. */
final class BackgroundTransferDelegate implements URLSessionDownloadDelegate {

  private final Map<String, Runnable> completionHandlers;

  BackgroundTransferDelegate(Map<String, Runnable> completionHandlers) {
    this.completionHandlers = completionHandlers;
  }

  /** The file waits until this has returned: if the app ends before, it comes again. */
  @Override
  public void didFinishDownloading(URLSession session, URLSessionDownloadTask task, Path location) {
    Path target = Path.of(Objects.requireNonNull(task.taskDescription()));
    try {
      Files.move(location, target, StandardCopyOption.REPLACE_EXISTING);
      System.out.println("saved " + target.getFileName());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void didCompleteWithError(
      URLSession session, URLSessionTask task, @Nullable URLError error) {
    System.out.println(error == null ? "done" : "failed: " + error.code());
  }

  /** Nothing more to handle: as soon as the handler is called, this session is invalid. */
  @Override
  public void didFinishEventsForBackgroundURLSession(URLSession session) {
    Runnable handler =
        completionHandlers.remove(Objects.requireNonNull(session.configuration().identifier()));
    if (handler != null) {
      System.out.println("all events handled");
      handler.run();
    }
  }
}
