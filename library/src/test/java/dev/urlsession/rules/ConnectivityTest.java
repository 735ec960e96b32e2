// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.NetworkPathMonitor.Path;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConnectivityTest {

  private final FakeNetwork network = new FakeNetwork(Path.UNSATISFIED);

  @AutoClose
  private final Rig rig =
      Rig.timed(
          configuration ->
              configuration
                  .networkPathMonitor(network)
                  .waitsForConnectivity(true)
                  .timeoutIntervalForResource(Duration.ofMinutes(10)));

  @BeforeEach
  void answers() {
    rig.server.route("/", Answer.text("text"));
  }

  private Told waiting() {
    return rig.start(rig.session.dataTask(rig.uri("/"))).await("waiting");
  }

  @Test
  @DisplayName("B-236: a task waits for the network, says so once, and loads")
  void waits() {
    Told told = waiting();
    network.become(Path.UNSATISFIED);
    network.become(Path.SATISFIED);
    assertThat(told.awaitEnd().events())
        .containsExactly("waiting", "response 200", "data", "complete");
    assertThat(network.listeners()).isZero();
  }

  @Test
  @DisplayName("B-233: waiting consumes no idle time, but the time for the resource")
  void timers() {
    Told told = waiting();
    rig.advance(Duration.ofMinutes(9));
    assertThat(told.events()).containsExactly("waiting");
    rig.advance(Duration.ofMinutes(2));
    assertThat(told.awaitEnd().events()).containsExactly("waiting", "complete TIMED_OUT");
    assertThat(network.listeners()).isZero();
  }

  @Test
  @DisplayName("B-236: a waiting task can be cancelled")
  void cancelled() {
    URLSessionDataTask task = rig.session.dataTask(rig.uri("/"));
    Told told = rig.start(task).await("waiting");
    task.cancel();
    assertThat(told.awaitEnd().events()).containsExactly("waiting", "complete CANCELLED");
    assertThat(network.listeners()).isZero();
  }

  @Test
  @DisplayName("B-236: once connected there is no more waiting: a loss fails with -1005")
  void lost() {
    Gate gate = new Gate();
    rig.server.route("/cut", Answer.text("abcdef").gateAfter(3, gate).closeAfter(3));
    network.become(Path.SATISFIED);
    Told told = rig.start(rig.session.dataTask(rig.uri("/cut"))).awaitBytes(3);
    network.become(Path.UNSATISFIED);
    gate.open();
    assertThat(told.awaitEnd().events())
        .containsExactly("response 200", "data", "complete NETWORK_CONNECTION_LOST");
  }

  @Test
  @DisplayName("B-236: a redirect after the network is gone does not wait either")
  void lostBetweenHops() {
    Gate gate = new Gate();
    rig.server.route("/hop", Answer.redirect(302, "/").gate(gate));
    network.become(Path.SATISFIED);
    Told told = rig.start(rig.session.dataTask(rig.uri("/hop")));
    gate.awaitArrivals(1, Rig.PATIENCE);
    network.become(Path.UNSATISFIED);
    gate.open();
    assertThat(told.awaitEnd().events()).doesNotContain("waiting");
    assertThat(told.code()).isEqualTo(Code.NOT_CONNECTED_TO_INTERNET);
  }
}
