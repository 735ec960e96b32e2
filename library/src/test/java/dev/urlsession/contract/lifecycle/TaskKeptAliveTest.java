// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLSession;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.contract.Waiting;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-014, B-016: what nobody holds")
class TaskKeptAliveTest {

  @RegisterExtension final Rig rig = new Rig();

  @Test
  @DisplayName("B-014: a running task nobody holds runs to its end")
  void task() {
    Gate gate = new Gate();
    rig.server().route("/", Answer.text("hi").gate(gate));
    Recorder recorder = new Recorder();
    rig.session(recorder).dataTask(rig.uri("/")).resume();
    gate.awaitArrivals(1, Waiting.LONG);

    System.gc();
    gate.open();

    assertThat(recorder.end().error()).isNull();
  }

  @Test
  @DisplayName("B-016: a session nobody holds runs its tasks, too, and keeps no process alive")
  void session() {
    Gate gate = new Gate();
    rig.server().route("/", Answer.text("hi").gate(gate));
    Recorder recorder = new Recorder();
    URLSession.create(rig.configuration().build(), recorder, null).dataTask(rig.uri("/")).resume();
    gate.awaitArrivals(1, Waiting.LONG);

    System.gc();
    gate.open();

    assertThat(recorder.end().error()).isNull();
    assertThat(recorder.threads()).isNotEmpty().allMatch(Thread::isDaemon);
    rig.server().closeConnections();
  }
}
