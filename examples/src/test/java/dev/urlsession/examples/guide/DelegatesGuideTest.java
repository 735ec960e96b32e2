// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDataDelegate;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.URLSessionDownloadDelegate;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskDelegate;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Snippets about delegates. */
class DelegatesGuideTest {

  @AutoClose private final LoopbackServer server = LoopbackServer.start();

  // region delegate
  class Printer implements URLSessionDataDelegate {
    @Override
    public void didReceiveData(URLSession session, URLSessionDataTask task, ByteBuffer data) {
      System.out.println(data.remaining() + " more bytes");
    }

    @Override
    public void didCompleteWithError(
        URLSession session, URLSessionTask task, @Nullable URLError error) {
      System.out.println(error == null ? "done" : error.code());
    }
  }

  // endregion

  @Test
  @DisplayName("a session with a delegate")
  void session() {
    server.route("/", Answer.text("hello"));
    URI url = server.uri("/");
    // region session
    var configuration = URLSessionConfiguration.defaultSessionConfiguration();
    try (URLSession session = URLSession.create(configuration, new Printer(), null)) {
      session.dataTask(url).resume();
    } // waits for the task
    // endregion
    assertThat(server.requestCount()).isEqualTo(1);
  }

  // region redirect
  class StayHere implements URLSessionTaskDelegate {
    @Override
    public void willPerformHTTPRedirection(
        URLSession session,
        URLSessionTask task,
        HTTPURLResponse response,
        URLRequest newRequest,
        Consumer<@Nullable URLRequest> completionHandler) {
      completionHandler.accept(null); // the 3xx is the response; pass newRequest on to follow
    }
  }

  // endregion

  @Test
  @DisplayName("a delegate of one task refuses a redirect")
  void redirect() {
    server.redirectChain("/a", 1);
    URLRequest request = URLRequest.of(server.uri("/a"));
    // region perTask
    URLSession.DataResult result = URLSession.shared().data(request, new StayHere()).join();
    // endregion
    assertThat(((HTTPURLResponse) result.response()).statusCode()).isEqualTo(302);
  }

  // region disposition
  class LargeToDisk implements URLSessionDataDelegate, URLSessionDownloadDelegate {
    final CompletableFuture<String> outcome = new CompletableFuture<>();

    @Override
    public void didReceiveResponse(
        URLSession session,
        URLSessionDataTask task,
        URLResponse response,
        Consumer<URLSession.ResponseDisposition> completionHandler) {
      boolean large = response.expectedContentLength() > 1_000_000;
      completionHandler.accept(
          large
              ? URLSession.ResponseDisposition.BECOME_DOWNLOAD
              : URLSession.ResponseDisposition.ALLOW);
    }

    @Override
    public void didFinishDownloading(
        URLSession session, URLSessionDownloadTask task, Path location) {
      outcome.complete("downloaded"); // move the file before you return
    }
  }

  // endregion

  @Test
  @DisplayName("a data task becomes a download")
  void becomesDownload() {
    server.route("/", Answer.generated(1_000_001, 1));
    LargeToDisk delegate = new LargeToDisk();
    var configuration = URLSessionConfiguration.defaultSessionConfiguration();
    try (URLSession session = URLSession.create(configuration, delegate, null)) {
      session.dataTask(server.uri("/")).resume();
    }
    assertThat(delegate.outcome).isCompletedWithValue("downloaded");
  }

  @Test
  @DisplayName("callbacks on an executor of one's own")
  void queue() {
    server.route("/", Answer.text("hello"));
    ExecutorService executor = Executors.newSingleThreadExecutor();
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    // region queue
    var configuration = URLSessionConfiguration.defaultSessionConfiguration();
    try (URLSession session = URLSession.create(configuration, null, executor)) {
      session
          .dataTask(
              server.uri("/"), (data, response, error) -> thread.complete(Thread.currentThread()))
          .resume();
    }
    // endregion
    executor.shutdown();
    assertThat(thread).succeedsWithin(Duration.ofSeconds(60)).isNotSameAs(Thread.currentThread());
  }

  @Test
  @DisplayName("callbacks on the library's own threads")
  void direct() {
    server.route("/", Answer.text("hello"));
    var configuration = URLSessionConfiguration.defaultSessionConfiguration();
    CompletableFuture<String> thread = new CompletableFuture<>();
    // region direct
    URLSession session = URLSession.create(configuration, null, Runnable::run);
    // endregion
    session
        .dataTask(
            server.uri("/"),
            (data, response, error) -> thread.complete(Thread.currentThread().getName()))
        .resume();
    session.close();
    assertThat(thread).succeedsWithin(Duration.ofSeconds(60)).asString().contains("loop");
  }
}
