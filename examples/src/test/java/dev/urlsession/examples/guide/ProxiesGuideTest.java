// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.ProxyConfiguration;
import dev.urlsession.URLCredential;
import dev.urlsession.URLCredential.Persistence;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Snippets about proxies. */
class ProxiesGuideTest {

  @AutoClose private final LoopbackServer server = LoopbackServer.start();

  @Test
  @DisplayName("a list of proxies")
  void list() {
    // region list
    URLCredential me = URLCredential.ofUser("me", "secret", Persistence.NONE);
    URLSessionConfiguration configuration =
        URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
            .proxyConfigurations(
                List.of(
                    ProxyConfiguration.socks5("socks.example.com", 1080)
                        .withMatchDomains(List.of("lab.example.com")),
                    ProxyConfiguration.httpConnect("proxy.example.com", 3128)
                        .withExcludedDomains(List.of("example.com"))
                        .withCredential(me)))
            .build();
    // endregion
    server.route("/", Answer.text("direct"));
    assertThat(configuration.proxyConfigurations()).hasSize(2);
    assertThat(configuration.proxyConfigurations().toString()).doesNotContain("secret");
  }

  @Test
  @DisplayName("no proxy at all, and the dictionary")
  void dictionary() {
    server.route("/", Answer.text("direct"));
    // region none
    URLSessionConfiguration configuration =
        URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
            .connectionProxyDictionary(Map.of("HTTPEnable", 0))
            .build();
    // endregion
    try (URLSession session = URLSession.create(configuration)) {
      assertThat(session.data(server.uri("/")).join().data()).asString().isEqualTo("direct");
    }
  }
}
