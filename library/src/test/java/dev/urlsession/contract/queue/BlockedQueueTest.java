// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.queue;

import static dev.urlsession.contract.Waiting.get;
import static dev.urlsession.contract.Waiting.pass;
import static dev.urlsession.contract.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDataDelegate;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.URLSessionTask;
import dev.urlsession.contract.Rig;
import dev.urlsession.contract.Waiting;
import dev.urlsession.testing.Answer;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-025: a blocked delegate queue")
class BlockedQueueTest {

  @RegisterExtension final Rig rig = new Rig();

  @Test
  @DisplayName("B-025: it holds up all callbacks of its session, and of no other")
  void ownSessionOnly() {
    rig.server().route("/", Answer.text("hi"));
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    URLSession session = rig.session();
    session
        .delegateQueue()
        .execute(
            () -> {
              blocked.countDown();
              pass(release);
            });
    pass(blocked);
    var held = session.data(rig.uri("/"));
    rig.server().awaitRequests(1, Waiting.LONG);

    get(rig.session().data(rig.uri("/")));
    assertThat(held).isNotDone();
    release.countDown();

    assertThat(get(held).data()).asString().isEqualTo("hi");
  }

  @Test
  @DisplayName("B-025: a slow delegate loses nothing, and the server is held up")
  void nothingLost() {
    rig.server().route("/", Answer.generated(50_000_000, 3));
    CountDownLatch release = new CountDownLatch(1);
    AtomicLong received = new AtomicLong();
    CompletableFuture<URLError> ended = new CompletableFuture<>();
    URLSession session =
        rig.session(
            new URLSessionDataDelegate() {
              @Override
              public void didReceiveData(URLSession of, URLSessionDataTask task, ByteBuffer data) {
                pass(release);
                received.addAndGet(data.remaining());
              }

              @Override
              public void didCompleteWithError(URLSession of, URLSessionTask task, URLError error) {
                ended.complete(error);
              }
            });
    URLSessionTask task = session.dataTask(rig.uri("/"));
    task.resume();
    until(() -> task.countOfBytesReceived() > 0);
    assertThat(task.countOfBytesReceived()).isLessThan(10_000_000);
    release.countDown();

    assertThat(get(ended)).isNull();
    assertThat(received).hasValue(50_000_000);
  }
}
