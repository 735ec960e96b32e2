// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FormPostTest {

  @AutoClose private final LoopbackServer server = LoopbackServer.start();

  @Test
  @DisplayName("recipe 4: a form by POST, heard by the delegate's methods")
  void posts() throws Exception {
    server.route("POST", "/signup", Answer.json("{\"ok\":true}"));
    assertThat(Output.of(FormPost::main, server.uri("/signup")))
        .containsExactly("response of type application/json", "complete: {\"ok\":true}");
    assertThat(server.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.bodyText()).isEqualTo("name=Brendon+%26+Co&password=abcde");
              assertThat(request.header("Content-Type"))
                  .hasValue("application/x-www-form-urlencoded");
            });
  }

  @Test
  @DisplayName("recipe 4: the delegate trusts a server of one's own, and no other")
  void trusts() throws Exception {
    try (LoopbackServer own = LoopbackServer.tls()) {
      own.route("POST", "/signup", Answer.json("{}"));
      assertThat(Output.of(FormPost::main, own.uri("/signup"), "127.0.0.1"))
          .containsExactly(
              "trusting 127.0.0.1", "response of type application/json", "complete: {}");
      assertThat(Output.of(FormPost::main, own.uri("/signup"), "another.example"))
          .singleElement()
          .asString()
          .startsWith("failed: SERVER_CERTIFICATE_");
    }
  }
}
