// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CancelGroupTest {

  @AutoClose private final LoopbackServer server = LoopbackServer.start();

  @Test
  @DisplayName("recipe 7: tasks are cancelled with their session")
  void cancels() throws Exception {
    server.route("/", Answer.never());
    assertThat(Output.of(CancelGroup::main, server.uri("/")))
        .containsExactly("tab closed, 3 loads cancelled");
  }
}
