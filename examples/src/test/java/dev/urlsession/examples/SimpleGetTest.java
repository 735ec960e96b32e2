// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SimpleGetTest {

  @AutoClose private final LoopbackServer server = LoopbackServer.start();

  @Test
  @DisplayName("recipe 3: a GET on the shared session")
  void prints() throws Exception {
    server.route("/greeting", Answer.text("hello"));
    assertThat(Output.of(SimpleGet::main, server.uri("/greeting"))).containsExactly("hello");
  }
}
