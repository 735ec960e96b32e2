// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.LoopbackServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConfiguredSessionTest {

  @Test
  @DisplayName("recipe 11: the proxy is asked for a tunnel; what it refuses is no answer")
  void proxied() throws Exception {
    try (LoopbackServer proxy = LoopbackServer.start()) {
      assertThat(
              Output.of(ConfiguredSession::main, "https://example.com/", "127.0.0.1", proxy.port()))
          .singleElement()
          .asString()
          .contains("CANNOT_CONNECT_TO_HOST")
          .contains("opens no tunnel to example.com");
      assertThat(proxy.requests().get(0).method()).isEqualTo("CONNECT");
    }
  }
}
