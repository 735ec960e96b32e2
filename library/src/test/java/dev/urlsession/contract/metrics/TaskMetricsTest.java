// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.metrics;

import static dev.urlsession.contract.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskMetrics;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-350: metrics of tasks")
class TaskMetricsTest {

  @RegisterExtension final Rig rig = new Rig();

  private final Recorder recorder = new Recorder();

  private URLSessionTaskMetrics load(URLSession session, String path) {
    session.dataTask(rig.uri(path)).resume();
    recorder.end();
    return recorder.metrics().get(recorder.metrics().size() - 1);
  }

  @Test
  @DisplayName("B-350: they come once per task, just before its end")
  void beforeEnd() {
    rig.server().route("/", Answer.text("hi"));

    load(rig.session(recorder), "/");

    assertThat(recorder.count("didFinishCollectingMetrics")).isEqualTo(1);
    assertThat(recorder.events())
        .containsSubsequence(
            "didReceiveData", "didFinishCollectingMetrics", "didCompleteWithError");
  }

  @Test
  @DisplayName("B-350, B-352: failed tasks have them, too; what did not happen is null")
  void failed() {
    rig.server().refuseConnections();

    var transaction = load(rig.session(recorder), "/").transactionMetrics().get(0);

    assertThat(transaction.fetchStartDate()).isNotNull();
    assertThat(transaction.response()).isNull();
    assertThat(transaction.connectEndDate()).isNull();
    assertThat(transaction.requestStartDate()).isNull();
    assertThat(transaction.responseStartDate()).isNull();
  }

  @Test
  @DisplayName("B-350, B-352: cancelled tasks have them; an unfinished phase has only a start")
  void cancelled() {
    Gate gate = new Gate();
    rig.server().route("/", Answer.generated(3_000, 1).gateAfter(1_000, gate));
    URLSessionTask task = rig.session(recorder).dataTask(rig.uri("/"));
    task.resume();
    until(() -> task.countOfBytesReceived() > 0);
    task.cancel();
    recorder.end();

    var transaction = recorder.metrics().get(0).transactionMetrics().get(0);

    assertThat(transaction.responseStartDate()).isNotNull();
    assertThat(transaction.responseEndDate()).isNull();
  }

  @Test
  @DisplayName("B-350: a task cancelled before it began has metrics without transactions")
  void neverBegun() {
    rig.session(recorder).dataTask(rig.uri("/")).cancel();
    recorder.end();

    assertThat(recorder.metrics()).hasSize(1);
    assertThat(recorder.metrics().get(0).transactionMetrics()).isEmpty();
  }

  @Test
  @DisplayName("B-351: each hop of a redirect is a transaction")
  void hops() {
    rig.server().redirectChain("/away", 3);

    URLSessionTaskMetrics metrics = load(rig.session(recorder), "/away");

    assertThat(metrics.redirectCount()).isEqualTo(3);
    assertThat(metrics.transactionMetrics())
        .extracting(one -> one.request().url())
        .containsExactly(
            rig.uri("/away"), rig.uri("/away/1"), rig.uri("/away/2"), rig.uri("/away/3"));
    assertThat(metrics.transactionMetrics())
        .extracting(one -> ((HTTPURLResponse) one.response()).statusCode())
        .containsExactly(302, 302, 302, 200);
  }

  @Test
  @DisplayName("B-352: a connection used again was neither looked up nor connected")
  void reused() {
    rig.server().route("/", Answer.text("hi"));
    URLSession session = rig.session(recorder);
    var first = load(session, "/").transactionMetrics().get(0);
    var second = load(session, "/").transactionMetrics().get(0);

    assertThat(first.isReusedConnection()).isFalse();
    assertThat(first.connectStartDate()).isNotNull();
    assertThat(second.isReusedConnection()).isTrue();
    assertThat(second.domainLookupStartDate()).isNull();
    assertThat(second.connectStartDate()).isNull();
    assertThat(second.connectEndDate()).isNull();
  }

  @Test
  @DisplayName("B-353: the phases come in order")
  void order() {
    rig.server().route("/", Answer.text("hi"));
    var one = load(rig.session(recorder), "/").transactionMetrics().get(0);

    assertThat(
            Stream.of(
                    one.fetchStartDate(),
                    one.domainLookupStartDate(),
                    one.domainLookupEndDate(),
                    one.connectStartDate(),
                    one.secureConnectionStartDate(),
                    one.secureConnectionEndDate(),
                    one.connectEndDate(),
                    one.requestStartDate(),
                    one.requestEndDate(),
                    one.responseStartDate(),
                    one.responseEndDate())
                .filter(Objects::nonNull)
                .toList())
        .hasSizeGreaterThanOrEqualTo(7)
        .isSorted();
    assertThat(one.secureConnectionStartDate()).isNull();
  }

  @Test
  @DisplayName("B-354: the interval begins when the task is made and includes its suspension")
  void interval() {
    rig.server().route("/", Answer.text("hi"));
    Instant before = Instant.now();
    URLSessionTask task = rig.session(recorder).dataTask(rig.uri("/"));
    Instant made = Instant.now();
    until(() -> Instant.now().isAfter(made.plusMillis(20)));
    task.resume();
    recorder.end();

    URLSessionTaskMetrics.Interval interval = recorder.metrics().get(0).taskInterval();

    assertThat(interval.start()).isBetween(before, made);
    assertThat(interval.end()).isAfter(made.plusMillis(20)).isBeforeOrEqualTo(Instant.now());
  }

  @Test
  @DisplayName("B-355: header, wire and decoded bytes are counted apart")
  void bytes() {
    byte[] body = new byte[100_000];
    rig.server().route("/", Answer.bytes(body).gzip());
    var one = load(rig.session(recorder), "/").transactionMetrics().get(0);

    assertThat(one.countOfResponseBodyBytesAfterDecoding()).isEqualTo(100_000);
    assertThat(one.countOfResponseBodyBytesReceived()).isBetween(1L, 10_000L);
    assertThat(one.countOfResponseHeaderBytesReceived()).isPositive();
    assertThat(one.countOfRequestHeaderBytesSent()).isPositive();
    assertThat(one.countOfRequestBodyBytesSent()).isZero();
  }

  @Test
  @DisplayName("B-355: the body sent is counted")
  void bytesSent() {
    rig.server().route("/", Answer.empty(200));
    URLRequest post = URLRequest.builder(rig.uri("/")).httpMethod("POST").build();
    rig.session(recorder).uploadTask(post, new byte[1_234]).resume();
    recorder.end();

    var one = recorder.metrics().get(0).transactionMetrics().get(0);

    assertThat(one.countOfRequestBodyBytesBeforeEncoding()).isEqualTo(1_234);
    assertThat(one.countOfRequestBodyBytesSent()).isEqualTo(1_234);
    assertThat(one.remotePort()).isEqualTo(rig.server().port());
    assertThat(one.networkProtocolName()).isEqualTo("http/1.1");
  }
}
