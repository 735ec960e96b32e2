// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static dev.urlsession.daemon.engine.EngineRig.CUT;
import static dev.urlsession.daemon.engine.EngineRig.WHOLE;
import static dev.urlsession.daemon.engine.EngineRig.breaking;
import static dev.urlsession.daemon.engine.EngineRig.get;
import static dev.urlsession.daemon.engine.EngineRig.resource;
import static dev.urlsession.daemon.engine.EngineRig.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLRequest;
import dev.urlsession.daemon.model.EventBody;
import dev.urlsession.daemon.model.StoredEvent;
import dev.urlsession.daemon.model.TaskChange;
import dev.urlsession.daemon.model.WaitReason;
import dev.urlsession.testing.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that do not let a download go on for now. */
class RefusedGoingOnTest {

  @AutoClose
  private final EngineRig rig = new EngineRig(builder -> builder.timers(new HurriedTime()));

  @ParameterizedTest(name = "N10: {0}")
  @DisplayName("N10: a signed address that ran out: the part is held, and goes on at a new address")
  @ValueSource(ints = {401, 403})
  void expiredAddress(int status) {
    rig.server.route("/old", Answer.sequence(breaking(), Answer.empty(status)));
    rig.server.route("/new", resource());
    long task = rig.download("/old");
    rig.awaitWaiting(task, WaitReason.APP_ATTENTION);
    assertThat(rig.events())
        .extracting(StoredEvent::body)
        .singleElement()
        .isInstanceOf(EventBody.Attention.class);
    TaskChange change = new TaskChange.Request(URLRequest.of(rig.server.uri("/new")));
    get(rig.store.change(rig.attachment(), task, change));
    rig.engine.offer(rig.task(task).orElseThrow());

    assertThat(sha256(rig.awaitEnd(task).file())).isEqualTo(WHOLE);
    assertThat(rig.server.requests().get(2).header("Range")).hasValue("bytes=" + CUT + "-");
  }

  @ParameterizedTest(name = "N21: {0}")
  @DisplayName("N21: a server that asks to come later is left alone for as long as it says")
  @ValueSource(ints = {408, 425, 429, 503})
  void later(int status) {
    rig.server.route(
        "/f", Answer.sequence(Answer.empty(status).header("Retry-After", "3600"), resource()));
    long task = rig.download("/f");
    rig.awaitWaiting(task, WaitReason.TOLD_TO_WAIT);

    assertThat(rig.task(task).orElseThrow().waitingFor().until())
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(50)), Instant.now().plus(Duration.ofMinutes(70)));
    assertThat(rig.server.requestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("N21: it is asked again when the time is over")
  void afterwards() {
    rig.server.route(
        "/f", Answer.sequence(Answer.empty(503).header("Retry-After", "1"), resource()));

    assertThat(sha256(rig.awaitEnd(rig.download("/f")).file())).isEqualTo(WHOLE);
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("B-270: 5xx while part of the file is held is tried again behind the part")
  @ValueSource(ints = {500, 502, 503, 504, 429})
  void serverError(int status) {
    rig.server.route("/f", Answer.sequence(breaking(), Answer.empty(status), resource()));

    assertThat(sha256(rig.awaitEnd(rig.download("/f")).file())).isEqualTo(WHOLE);
    assertThat(rig.server.requests().get(2).header("Range")).hasValue("bytes=" + CUT + "-");
  }

  @Test
  @DisplayName("N13: the page of a network that wants a login is not taken for the file")
  void portal() {
    Answer page = Answer.text("<h1>Welcome</h1>").header("Content-Type", "text/html");
    rig.server.route("/f", Answer.sequence(breaking(), page, resource()));
    long task = rig.download("/f");
    rig.awaitWaiting(task, WaitReason.NO_NETWORK);
    get(rig.store.wake(rig.task(task).orElseThrow().id()));
    rig.restart();

    assertThat(sha256(rig.awaitEnd(task).file())).isEqualTo(WHOLE);
    assertThat(rig.server.requests().get(2).header("Range")).hasValue("bytes=" + CUT + "-");
  }
}
