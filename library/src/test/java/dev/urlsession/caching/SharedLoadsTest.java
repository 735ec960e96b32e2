// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLCacheUse.Outcome;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SharedLoadsTest {

  private static final Duration LONG = Duration.ofSeconds(Rig.PATIENCE_SECONDS);

  private final Rig rig = Rig.memory(it -> it.sharesIdenticalLoads(true));
  private final Gate gate = new Gate();

  @AfterEach
  void end() {
    gate.open();
    rig.close();
  }

  private List<CompletableFuture<Loaded>> start(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> rig.start(rig.session, rig.request("/").build()))
        .toList();
  }

  @Test
  @DisplayName("identical loads wait for the first, and are answered from what it leaves")
  void collapsed() {
    rig.server.route("/", Rig.fresh("hello", 60).gate(gate));
    var loads = start(10);
    gate.awaitArrivals(1, LONG);
    gate.open();

    var outcomes = loads.stream().map(Rig::await).map(Loaded::outcome).toList();

    assertThat(outcomes).containsOnlyOnce(Outcome.MISS).contains(Outcome.HIT);
    assertThat(rig.requests()).isEqualTo(1);
  }

  @Test
  @DisplayName("when the first leaves nothing, the others ask themselves, and at once")
  void nothingLeft() {
    rig.server.route("/", Answer.text("x").header("Cache-Control", "no-store").gate(gate));
    var loads = start(3);
    gate.awaitArrivals(1, LONG);
    gate.open();

    assertThat(loads.stream().map(Rig::await)).allMatch(it -> it.text().equals("x"));
    assertThat(rig.requests()).isEqualTo(3);
  }

  @Test
  @DisplayName("when the first is cancelled or suspended, the others ask themselves")
  void heldUp() {
    Gate others = new Gate();
    others.open();
    rig.server.route(
        "/",
        Answer.sequence(
            Rig.fresh("first", 60).gate(gate),
            Rig.fresh("second", 60).gate(others),
            Rig.fresh("third", 60).gate(others)));
    var first = rig.session.dataTask(rig.uri("/"));
    first.resume();
    gate.awaitArrivals(1, LONG);
    var loads = start(2);

    first.suspend();

    assertThat(loads.stream().map(Rig::await)).allMatch(it -> it.error() == null);
    first.cancel();
  }

  @Test
  @DisplayName("a waiting task can be cancelled")
  void cancelled() {
    rig.server.route("/", Rig.fresh("hello", 60).gate(gate));
    var first = start(1);
    gate.awaitArrivals(1, LONG);
    var task = rig.session.dataTask(rig.uri("/"));
    var end = rig.delegate.endOf(task);
    task.resume();

    task.cancel();

    assertThat(Rig.await(end).error()).isNotNull();
    gate.open();
    assertThat(Rig.await(first.get(0)).text()).isEqualTo("hello");
  }

  @Test
  @DisplayName("by default nobody waits")
  void byDefault() {
    try (Rig plain = Rig.memory()) {
      plain.server.route("/", Rig.fresh("hello", 60).gate(gate));
      var one = plain.start(plain.session, plain.request("/").build());
      var other = plain.start(plain.session, plain.request("/").build());
      gate.awaitArrivals(2, LONG);
      gate.open();

      assertThat(Rig.await(one).text()).isEqualTo("hello");
      assertThat(Rig.await(other).text()).isEqualTo("hello");
      assertThat(plain.requests()).isEqualTo(2);
    }
  }
}
