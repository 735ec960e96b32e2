// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError.Code;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TimeoutTest {

  @AutoClose
  private final Rig rig =
      Rig.timed(
          configuration ->
              configuration
                  .httpMaximumConnectionsPerHost(1)
                  .timeoutIntervalForResource(Duration.ofMinutes(10)));

  private void advance(int seconds) {
    rig.advance(Duration.ofSeconds(seconds));
  }

  @Test
  @DisplayName("B-230: a server silent for 60 s fails the task with -1001")
  void silent() {
    rig.server.route("/", Answer.never());
    Told told = rig.start(rig.session.dataTask(rig.uri("/")));
    rig.server.awaitRequests(1, Rig.PATIENCE);
    advance(59);
    assertThat(told.ends()).isZero();
    advance(2);
    assertThat(told.awaitEnd().code()).isEqualTo(Code.TIMED_OUT);
    assertThat(told.code().rawValue()).isEqualTo(-1001);
    assertThat(told.error().failingURL()).isEqualTo(rig.uri("/"));
    rig.server.awaitOpenConnections(0, Rig.PATIENCE);
  }

  @Test
  @DisplayName("B-230: bytes that come start the interval again")
  void activity() {
    Gate first = new Gate();
    Gate second = new Gate();
    rig.server.route("/", Answer.text("abcdefghi").gateAfter(3, first).gateAfter(6, second));
    Told told = rig.start(rig.session.dataTask(rig.uri("/"))).awaitBytes(3);
    advance(50);
    first.open();
    told.awaitBytes(6);
    advance(50);
    assertThat(told.ends()).isZero();
    second.open();
    assertThat(told.awaitEnd().error()).isNull();
  }

  @Test
  @DisplayName("B-230: silence in the middle of the body is a timeout too")
  void inBody() {
    rig.server.route("/", Answer.text("abcdef").gateAfter(3, new Gate()));
    Told told = rig.start(rig.session.dataTask(rig.uri("/"))).awaitBytes(3);
    advance(61);
    assertThat(told.awaitEnd().events())
        .containsExactly("response 200", "data", "complete TIMED_OUT");
  }

  @Test
  @DisplayName("B-231: the resource interval counts from the start, whatever happens")
  void resource() {
    Gate gate = new Gate();
    rig.server.route("/", Answer.text("abcdef").gate(gate).gateAfter(3, new Gate()));
    Told told =
        rig.start(
            rig.session.dataTask(
                rig.request("GET", "/").timeoutInterval(Duration.ofHours(1)).build()));
    gate.awaitArrivals(1, Rig.PATIENCE);
    advance(599);
    gate.open();
    told.awaitBytes(3);
    assertThat(told.ends()).isZero();
    advance(2);
    assertThat(told.awaitEnd().code()).isEqualTo(Code.TIMED_OUT);
  }

  @Test
  @DisplayName("B-232: an interval set on the request counts instead of the session's")
  void onRequest() {
    rig.server.route("/", Answer.never());
    Told told =
        rig.start(
            rig.session.dataTask(
                rig.request("GET", "/").timeoutInterval(Duration.ofSeconds(10)).build()));
    rig.server.awaitRequests(1, Rig.PATIENCE);
    advance(11);
    assertThat(told.awaitEnd().code()).isEqualTo(Code.TIMED_OUT);
  }

  @Test
  @DisplayName("B-233: both timers stand still while the task is suspended")
  void suspended() {
    Gate gate = new Gate();
    rig.server.route("/", Answer.text("text").gate(gate));
    URLSessionDataTask task = rig.session.dataTask(rig.uri("/"));
    Told told = rig.start(task);
    gate.awaitArrivals(1, Rig.PATIENCE);
    advance(30);
    task.suspend();
    advance(100_000);
    assertThat(told.ends()).isZero();
    task.resume();
    advance(59);
    assertThat(told.ends()).isZero();
    gate.open();
    assertThat(told.awaitEnd().text()).isEqualTo("text");
  }

  @Test
  @DisplayName("B-233: the resource timer goes on where it stood")
  void resumed() {
    rig.server.route("/", Answer.never());
    URLSessionDataTask task =
        rig.session.dataTask(rig.request("GET", "/").timeoutInterval(Duration.ofHours(1)).build());
    Told told = rig.start(task);
    rig.server.awaitRequests(1, Rig.PATIENCE);
    advance(500);
    task.suspend();
    advance(5_000);
    task.resume();
    advance(99);
    assertThat(told.ends()).isZero();
    advance(2);
    assertThat(told.awaitEnd().code()).isEqualTo(Code.TIMED_OUT);
  }

  @Test
  @DisplayName("B-234: waiting for one's turn is no idleness")
  void queued() {
    Gate gate = new Gate();
    rig.server.route("/first", Answer.text("first").gate(gate));
    rig.server.route("/second", Answer.text("second"));
    rig.start(
        rig.session.dataTask(
            rig.request("GET", "/first").timeoutInterval(Duration.ofHours(1)).build()));
    gate.awaitArrivals(1, Rig.PATIENCE);
    Told second = rig.start(rig.session.dataTask(rig.uri("/second")));
    advance(300);
    assertThat(second.ends()).isZero();
    gate.open();
    assertThat(second.awaitEnd().text()).isEqualTo("second");
  }

  @Test
  @DisplayName("B-230: a delegate that takes its time is no idleness of the server")
  void slowDelegate() {
    rig.heard.onResponse = (task, answer) -> {};
    rig.server.route("/", Answer.text("text"));
    Told told = rig.start(rig.session.dataTask(rig.uri("/"))).await("response 200");
    advance(300);
    assertThat(told.ends()).isZero();
    advance(301);
    assertThat(told.awaitEnd().code()).isEqualTo(Code.TIMED_OUT);
  }
}
