// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.queue;

import static dev.urlsession.contract.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLCache;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDataDelegate;
import dev.urlsession.URLSessionTask;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.testing.Answer;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-020: an executor that runs what it is given at once")
class DirectQueueTest {

  /** Far more than a stack could hold, were each a call within the one before. */
  private static final int LONG_CHAIN = 20_000;

  @RegisterExtension final Rig rig = new Rig();

  private final Set<String> threads = ConcurrentHashMap.newKeySet();

  @Test
  @DisplayName("B-020: messages come on the loop, in order, and the session ends as any other")
  void order() {
    rig.server().redirectChain("/away", 1);
    Recorder recorder = new Recorder();
    URLSession session = rig.session(recorder, Runnable::run);

    session.dataTask(rig.uri("/away")).resume();
    recorder.end();
    List<Thread> ofTheTask = List.copyOf(recorder.threads());
    session.close();

    assertThat(recorder.events())
        .containsSubsequence(
            "willPerformHTTPRedirection",
            "didReceiveResponse",
            "didReceiveData",
            "didFinishCollectingMetrics",
            "didCompleteWithError",
            "didBecomeInvalidWithError");
    // The last message of the session may come on the thread that ends it.
    assertThat(ofTheTask)
        .extracting(Thread::getName)
        .allMatch(name -> name.startsWith("urlsession-loop"));
  }

  @Test
  @DisplayName("B-023: a handler resumes the next task; no thread but the loop takes part")
  void overTheNetwork() {
    rig.server().route("/", Answer.text("hi"));

    chain(rig.session(null, Runnable::run), URLRequest.of(rig.uri("/")), 50);

    assertThat(threads).hasSize(1);
  }

  @Test
  @DisplayName("B-023: tasks that end at once and resume the next do not pile up on the stack")
  void endingAtOnce() {
    chain(rig.session(null, Runnable::run), URLRequest.of(URI.create("data:,hi")), LONG_CHAIN);
  }

  @Test
  @DisplayName("B-023: nor do those that the cache answers")
  void cached() {
    rig.server().route("/", Answer.text("hi").header("Cache-Control", "max-age=600"));
    URLCache memory = new URLCache(1 << 20, 0, null);
    URLSession session = rig.session(rig.configuration().urlCache(memory), null, Runnable::run);

    chain(session, URLRequest.of(rig.uri("/")), 2_000);

    assertThat(rig.server().requestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-023: nor those that fail at once")
  void failingAtOnce() {
    AtomicInteger left = new AtomicInteger(LONG_CHAIN);
    CompletableFuture<URLError> last = new CompletableFuture<>();
    URLSession session =
        rig.session(
            new URLSessionDataDelegate() {
              @Override
              public void didCompleteWithError(URLSession of, URLSessionTask task, URLError error) {
                if (left.decrementAndGet() == 0) {
                  last.complete(error);
                } else {
                  of.dataTask(URI.create("nothing:at-all")).resume();
                }
              }
            },
            Runnable::run);

    session.dataTask(URI.create("nothing:at-all")).resume();

    assertThat(get(last).code()).isEqualTo(URLError.Code.UNSUPPORTED_URL);
  }

  @Test
  @DisplayName("B-023: a task may be cancelled from within its own message")
  void cancelling() {
    rig.server().route("/", Answer.generated(1_000_000, 3));
    Recorder recorder = new Recorder();
    recorder.on("didReceiveData", URLSessionTask::cancel);

    rig.session(recorder, Runnable::run).dataTask(rig.uri("/")).resume();

    assertThat(recorder.end().error().code()).isEqualTo(URLError.Code.CANCELLED);
    assertThat(recorder.count("didCompleteWithError")).isEqualTo(1);
  }

  /** Loads the request so often, each time from the handler of the time before. */
  private void chain(URLSession session, URLRequest request, int length) {
    CompletableFuture<Integer> done = new CompletableFuture<>();
    next(session, request, length, done);
    assertThat(get(done)).isZero();
  }

  private void next(
      URLSession session, URLRequest request, int left, CompletableFuture<Integer> done) {
    if (left == 0) {
      done.complete(left);
      return;
    }
    session
        .dataTask(
            request,
            (data, response, error) -> {
              threads.add(Thread.currentThread().getName());
              if (error != null) {
                done.completeExceptionally(error);
              } else {
                next(session, request, left - 1, done);
              }
            })
        .resume();
  }
}
