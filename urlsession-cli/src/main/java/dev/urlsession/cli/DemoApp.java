// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.BackgroundEvents;
import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDownloadDelegate;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.URLSessionTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The app of the demo's background chapter, a program of its own. The first time it is started with
 * a URL; the second time the daemon starts it, as it would any app. What it has to say it writes
 * into a file, since nobody reads what the second one prints.
 */
final class DemoApp implements URLSessionDownloadDelegate {

  /**
   * The property that names the file; it is one, since the daemon starts apps without arguments.
   */
  static final String STORY = "urlsession.demo.story";

  static final String SESSION = "com.example.films";

  private final Path story = Path.of(System.getProperty(STORY));
  private final CompletableFuture<Runnable> handled = new CompletableFuture<>();

  private DemoApp() {}

  /** Takes the URL, unless the daemon starts it. */
  public static void main(String[] arguments) throws InterruptedException {
    DemoApp app = new DemoApp();
    if (BackgroundEvents.deliver(app::handleEvents)) {
      return;
    }
    URLSessionDownloadTask task = app.open().downloadTask(URI.create(arguments[0]));
    task.setTaskDescription("the film");
    task.resume();
    app.say("resume() has returned: the daemon has my task on disk");
    Thread.currentThread().join(); // A real app would go on with other things.
  }

  private void handleEvents(String session, Runnable completionHandler) {
    say("the daemon has started me for the events of " + session);
    handled.complete(completionHandler);
    open();
  }

  private URLSession open() {
    return URLSession.create(
        URLSessionConfiguration.backgroundSessionConfiguration(SESSION), this, null);
  }

  private void say(String text) {
    String line = "app, process " + ProcessHandle.current().pid() + ": " + text + "\n";
    try {
      Files.writeString(story, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void didFinishDownloading(URLSession session, URLSessionDownloadTask task, Path location) {
    try {
      say(
          "didFinishDownloading, “%s” is here: %s"
              .formatted(task.taskDescription(), Amount.bytes(Files.size(location))));
      say("SHA-256 " + Checksum.of(location));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void didCompleteWithError(
      URLSession session, URLSessionTask task, @Nullable URLError error) {
    say(error == null ? "didCompleteWithError, without one" : "failed: " + error);
  }

  @Override
  public void didFinishEventsForBackgroundURLSession(URLSession session) {
    say("didFinishEventsForBackgroundURLSession: that was all");
    handled.thenAccept(Runnable::run);
  }
}
