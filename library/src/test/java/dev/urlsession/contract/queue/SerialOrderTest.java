// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.queue;

import static dev.urlsession.contract.Waiting.pass;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDataDelegate;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskMetrics;
import dev.urlsession.contract.Rig;
import dev.urlsession.testing.Answer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-021: order on executors of many threads")
class SerialOrderTest {

  @RegisterExtension final Rig rig = new Rig();

  @Test
  @DisplayName("B-021: one message at a time, data in order, the end last")
  void serial() {
    ExecutorService many = Executors.newFixedThreadPool(8);
    rig.server().route("/", Answer.generated(200_000, 5).drip(1_000, Duration.ofNanos(1)));
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger overlaps = new AtomicInteger();
    Map<Long, List<String>> heard = new ConcurrentHashMap<>();
    Map<Long, AtomicLong> bytes = new ConcurrentHashMap<>();
    CountDownLatch ended = new CountDownLatch(10);
    URLSession session =
        rig.session(
            new URLSessionDataDelegate() {
              private void heard(URLSessionTask task, String what) {
                if (inside.incrementAndGet() > 1) {
                  overlaps.incrementAndGet();
                }
                heard
                    .computeIfAbsent(task.taskIdentifier(), id -> new CopyOnWriteArrayList<>())
                    .add(what);
                Thread.yield();
                inside.decrementAndGet();
              }

              @Override
              public void didReceiveData(URLSession of, URLSessionDataTask task, ByteBuffer data) {
                bytes
                    .computeIfAbsent(task.taskIdentifier(), id -> new AtomicLong())
                    .addAndGet(data.remaining());
                heard(task, "data");
              }

              @Override
              public void didFinishCollectingMetrics(
                  URLSession of, URLSessionTask task, URLSessionTaskMetrics metrics) {
                heard(task, "metrics");
              }

              @Override
              public void didCompleteWithError(URLSession of, URLSessionTask task, URLError error) {
                heard(task, "end");
                ended.countDown();
              }
            },
            many);

    for (int i = 0; i < 10; i++) {
      session.dataTask(rig.uri("/")).resume();
    }
    pass(ended);
    session.close();
    many.shutdown();

    assertThat(overlaps).hasValue(0);
    assertThat(bytes.values()).hasSize(10).allMatch(count -> count.get() == 200_000);
    assertThat(heard.values())
        .allSatisfy(
            events ->
                assertThat(events)
                    .endsWith("metrics", "end")
                    .containsOnlyOnce("metrics")
                    .containsOnlyOnce("end"));
  }
}
