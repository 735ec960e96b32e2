// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CreateSessionTest {

  @AutoClose private final LoopbackServer server = LoopbackServer.start();

  @Test
  @DisplayName("recipe 1: a session and a data task with a completion handler")
  void loads() throws Exception {
    server.route("/", Answer.text("hello"));
    assertThat(Output.of(CreateSession::main, server.uri("/")))
        .containsExactly("status 200, 5 bytes");
  }

  @Test
  @DisplayName("recipe 1: a failure reaches the handler")
  void fails() throws Exception {
    server.route("/", Answer.disconnect());
    assertThat(Output.of(CreateSession::main, server.uri("/")))
        .containsExactly("failed: NETWORK_CONNECTION_LOST");
  }
}
