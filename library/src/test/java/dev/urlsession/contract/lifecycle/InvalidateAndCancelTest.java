// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.lifecycle;

import static dev.urlsession.contract.Waiting.get;
import static dev.urlsession.contract.Waiting.pass;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDataDelegate;
import dev.urlsession.URLSessionTask;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.contract.Waiting;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-004: cancelling everything")
class InvalidateAndCancelTest {

  @RegisterExtension final Rig rig = new Rig();

  @Test
  @DisplayName("B-004: running, suspended and new tasks all complete with -999")
  void allEnd() {
    Gate gate = new Gate();
    rig.server().route("/", Answer.text("hi").gate(gate));
    Recorder recorder = new Recorder();
    URLSession session = rig.session(recorder);
    session.dataTask(rig.uri("/")).resume();
    session.downloadTask(rig.uri("/")).resume();
    gate.awaitArrivals(2, Waiting.LONG);
    session.dataTask(rig.uri("/"));

    session.invalidateAndCancel();

    for (int i = 0; i < 3; i++) {
      assertThat(recorder.end().error().code()).isEqualTo(URLError.Code.CANCELLED);
    }
    recorder.awaitInvalid();
    assertThat(recorder.count("didCompleteWithError")).isEqualTo(3);
  }

  @RepeatedTest(5)
  @DisplayName("B-004, B-005, B-035: in a storm of new tasks each ends once, before the session")
  void storm() throws Exception {
    rig.server().route("/", Answer.text("hi"));
    Map<Long, AtomicInteger> ends = new ConcurrentHashMap<>();
    List<String> order = new CopyOnWriteArrayList<>();
    CountDownLatch invalid = new CountDownLatch(1);
    URLSession session =
        rig.session(
            new URLSessionDataDelegate() {
              @Override
              public void didCompleteWithError(URLSession of, URLSessionTask task, URLError error) {
                order.add("task");
                ends.computeIfAbsent(task.taskIdentifier(), id -> new AtomicInteger())
                    .incrementAndGet();
              }

              @Override
              public void didBecomeInvalidWithError(URLSession of, URLError error) {
                order.add("session");
                invalid.countDown();
              }
            });
    CountDownLatch begun = new CountDownLatch(20);
    Thread maker =
        new Thread(
            () -> {
              for (int i = 0; i < 200; i++) {
                URLSessionTask task = session.dataTask(rig.uri("/"));
                task.resume();
                begun.countDown();
              }
            });
    maker.start();
    pass(begun);
    session.invalidateAndCancel();
    maker.join();
    pass(invalid);
    get(session.allTasks());

    assertThat(order).endsWith("session").containsOnlyOnce("session");
    assertThat(ends.values()).allMatch(count -> count.get() <= 1);
    assertThat(order.stream().filter("task"::equals).count())
        .isEqualTo(ends.values().stream().mapToInt(AtomicInteger::get).sum());
  }

  @Test
  @DisplayName("B-004, B-050: in a storm of new tasks each handler is called once")
  void handlersInStorm() throws Exception {
    rig.server().route("/", Answer.text("hi"));
    URLSession session = rig.session();
    List<CompletableFuture<Integer>> calls = new ArrayList<>();
    AtomicInteger twice = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(50);
    Thread maker =
        new Thread(
            () -> {
              for (int i = 0; i < 300; i++) {
                CompletableFuture<Integer> call = new CompletableFuture<>();
                calls.add(call);
                session
                    .dataTask(
                        rig.uri("/"),
                        (data, response, error) -> {
                          if (!call.complete(1)) {
                            twice.incrementAndGet();
                          }
                        })
                    .resume();
                begun.countDown();
              }
            });
    maker.start();
    pass(begun);
    session.invalidateAndCancel();
    maker.join();

    calls.forEach(Waiting::get);
    session.close();
    assertThat(twice).hasValue(0);
  }
}
