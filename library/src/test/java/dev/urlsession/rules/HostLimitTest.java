// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLSessionDataTask;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HostLimitTest {

  @Test
  @DisplayName("B-238: a session has at most 6 connections to a host; the rest waits")
  void six() {
    try (Rig rig = Rig.timed(configuration -> configuration)) {
      Gate gate = new Gate();
      rig.server.route("/", Answer.text("text").gate(gate));
      List<Told> tasks = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        tasks.add(rig.start(rig.session.dataTask(rig.uri("/"))));
      }
      gate.awaitArrivals(6, Rig.PATIENCE);
      rig.advance(Duration.ZERO);
      assertThat(gate.arrivals()).isEqualTo(6);
      gate.open();
      assertThat(tasks).allSatisfy(told -> assertThat(told.awaitEnd().error()).isNull());
      assertThat(rig.server.connections()).isEqualTo(6);
    }
  }

  @Test
  @DisplayName("B-238: who has the higher priority gets its turn first, then who came first")
  void priorities() {
    try (Rig rig = Rig.timed(configuration -> configuration.httpMaximumConnectionsPerHost(1))) {
      Gate gate = new Gate();
      rig.server.fallback(Answer.text("text"));
      rig.server.route("/hold", Answer.text("text").gate(gate));
      rig.start(rig.session.dataTask(rig.uri("/hold")));
      gate.awaitArrivals(1, Rig.PATIENCE);
      List<URLSessionDataTask> tasks = new ArrayList<>();
      float[] priorities = {0.25f, 0.5f, 0.5f, 0.75f, 0.1f};
      for (int i = 0; i < priorities.length; i++) {
        URLSessionDataTask task = rig.session.dataTask(rig.uri("/" + i));
        task.setPriority(priorities[i]);
        tasks.add(task);
        rig.start(task);
      }
      tasks.get(4).setPriority(1);
      rig.advance(Duration.ZERO);
      gate.open();
      tasks.forEach(task -> assertThat(rig.heard.of(task).awaitEnd().error()).isNull());
      assertThat(rig.server.requests())
          .extracting(request -> request.path())
          .containsExactly("/hold", "/4", "/3", "/1", "/2", "/0");
      assertThat(rig.server.connections()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("B-238: a task cancelled in the queue leaves it and asks nothing")
  void cancelled() {
    try (Rig rig = Rig.timed(configuration -> configuration.httpMaximumConnectionsPerHost(1))) {
      Gate gate = new Gate();
      rig.server.fallback(Answer.text("text"));
      rig.server.route("/hold", Answer.text("text").gate(gate));
      Told held = rig.start(rig.session.dataTask(rig.uri("/hold")));
      gate.awaitArrivals(1, Rig.PATIENCE);
      URLSessionDataTask waiting = rig.session.dataTask(rig.uri("/waiting"));
      Told told = rig.start(waiting);
      waiting.cancel();
      assertThat(told.awaitEnd().events()).containsExactly("complete CANCELLED");
      gate.open();
      held.awaitEnd();
      assertThat(rig.get("/next").error()).isNull();
      assertThat(rig.server.requests())
          .extracting(request -> request.path())
          .containsExactly("/hold", "/next");
    }
  }
}
