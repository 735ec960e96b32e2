// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.BackgroundDelivery;
import dev.urlsession.BackgroundEvents;
import dev.urlsession.BackgroundLaunch;
import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDownloadDelegate;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.URLSessionTask;
import dev.urlsession.examples.DaemonHome;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snippets about background sessions. */
class BackgroundGuideTest {

  private static final long SECONDS = 60;

  @AutoClose private final LoopbackServer server = LoopbackServer.start();
  @TempDir private Path directory;

  private static final class Keeper implements URLSessionDownloadDelegate {

    private final CompletableFuture<Optional<URLError>> end = new CompletableFuture<>();
    private final CompletableFuture<Boolean> invalid = new CompletableFuture<>();
    private final CompletableFuture<BackgroundDelivery> delivery = new CompletableFuture<>();

    // region file
    @Override
    public void didFinishDownloading(
        URLSession session, URLSessionDownloadTask task, Path location) {
      try {
        Files.move(location, Path.of(String.valueOf(task.taskDescription())));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed); // The file stays, and is offered again.
      }
    }

    // endregion

    @Override
    public void didCompleteWithError(
        URLSession session, URLSessionTask task, @Nullable URLError error) {
      // region delivery
      BackgroundDelivery delivered = task.backgroundDelivery();
      if (delivered != null && delivered.redelivered()) {
        System.out.println(delivered.identifier() + " may have been told before");
      }
      // endregion
      delivery.complete(delivered);
      end.complete(Optional.ofNullable(error));
    }

    @Override
    public void didBecomeInvalidWithError(URLSession session, @Nullable URLError error) {
      invalid.complete(true);
    }
  }

  @Test
  @DisplayName("a background session")
  void session() throws Exception {
    try (DaemonHome home = new DaemonHome()) {
      server.route("/file", Answer.text("hello"));
      URI url = server.uri("/file");
      Keeper delegate = new Keeper();
      // region session
      var configuration =
          URLSessionConfiguration.backgroundSessionConfiguration("com.example.bgSession");
      URLSession session = URLSession.create(configuration, delegate, null);
      // endregion
      Path target = directory.resolve("file");
      // region task
      URLSessionDownloadTask task = session.downloadTask(url);
      task.setTaskDescription(target.toString());
      task.resume(); // When it returns, the daemon has the task on disk.
      // endregion
      assertThat(delegate.end.get(SECONDS, TimeUnit.SECONDS)).isEmpty();
      assertThat(target).hasContent("hello");
      assertThat(delegate.delivery.get(SECONDS, TimeUnit.SECONDS).redelivered()).isFalse();
      session.finishTasksAndInvalidate();
      delegate.invalid.get(SECONDS, TimeUnit.SECONDS);
    }
  }

  @Test
  @DisplayName("how the app is started")
  void launch() {
    // region launch
    var server =
        URLSessionConfiguration.backgroundSessionConfiguration("com.example.bgSession").toBuilder()
            .backgroundLaunch(BackgroundLaunch.attachOnly())
            .build();
    // endregion
    assertThat(server.backgroundLaunch().isAttachOnly()).isTrue();
  }

  @Test
  @DisplayName("B-266: an ordinary start delivers nothing")
  void ordinaryStart() {
    CompletableFuture<String> handled = new CompletableFuture<>();
    // region deliver
    boolean launched =
        BackgroundEvents.deliver(
            (identifier, completionHandler) -> {
              // Create the session; call the handler in didFinishEventsForBackgroundURLSession.
              handled.complete(identifier);
            });
    // endregion
    assertThat(launched).isFalse();
    assertThat(handled).isNotDone();
  }
}
