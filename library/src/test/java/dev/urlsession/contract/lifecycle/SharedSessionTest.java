// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.lifecycle;

import static dev.urlsession.contract.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLSession;
import dev.urlsession.contract.Rig;
import dev.urlsession.contract.Waiting;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-002: the shared session cannot be invalidated")
class SharedSessionTest {

  @RegisterExtension final Rig rig = new Rig();

  @Test
  @DisplayName("B-002: it goes on loading after every way to invalidate it")
  void goesOn() {
    Gate gate = new Gate();
    rig.server().route("/slow", Answer.text("late").gate(gate));
    rig.server().route("/", Answer.text("hi"));
    URLSession shared = URLSession.shared();
    var slow = shared.data(rig.uri("/slow"));
    gate.awaitArrivals(1, Waiting.LONG);

    shared.finishTasksAndInvalidate();
    shared.invalidateAndCancel();
    shared.close();
    gate.open();

    assertThat(get(slow).data()).asString().isEqualTo("late");
    assertThat(get(shared.data(rig.uri("/"))).data()).asString().isEqualTo("hi");
    rig.server().closeConnections();
  }

  @Test
  @DisplayName("B-002: it is always the same and has no delegate")
  void same() {
    assertThat(URLSession.shared()).isSameAs(URLSession.shared());
    assertThat(URLSession.shared().delegate()).isNull();
  }
}
