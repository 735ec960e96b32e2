// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.URLSession;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustCacheTest {

  private final Asked asked = new Asked().onTrust(Asked.TRUST);

  private static void await(URLSession session, BiConsumer<URLSession, Runnable> way)
      throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    way.accept(session, done::countDown);
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
  }

  private int timesAsked() {
    return asked.challenges(AuthenticationMethod.SERVER_TRUST).size();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  @DisplayName("B-166: an accepted server's TLS session is resumed without asking; reset asks anew")
  void accepted(String version) throws Exception {
    try (LoopbackServer server =
            LoopbackServer.builder().certificate(Zoo.selfSigned()).tlsProtocols(version).build();
        URLSession session = Sessions.trustingTheRoot(asked)) {
      server.route("/", Answer.text("hello"));
      Sessions.text(session, server.uri("/"));
      Sessions.text(session, server.uri("/"));
      assertThat(timesAsked()).as("once per connection").isEqualTo(1);

      await(session, URLSession::flush);
      Sessions.text(session, server.uri("/"));
      assertThat(server.connections()).isEqualTo(2);
      assertThat(timesAsked()).as("resumed").isEqualTo(1);

      await(session, URLSession::reset);
      Sessions.text(session, server.uri("/"));
      assertThat(timesAsked()).as("forgotten").isEqualTo(2);
    }
  }

  @Test
  @DisplayName("B-166: a refused server is asked about again, and so can be accepted later")
  void refused() throws Exception {
    asked.onTrust(Asked.DEFAULT);
    try (LoopbackServer server = LoopbackServer.builder().certificate(Zoo.selfSigned()).build();
        URLSession session = Sessions.trustingTheRoot(asked)) {
      server.route("/", Answer.text("hello"));
      Sessions.error(session, server.uri("/"));

      asked.onTrust(Asked.TRUST);

      assertThat(Sessions.text(session, server.uri("/"))).isEqualTo("hello");
      assertThat(timesAsked()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("B-166: what one session accepted is nothing to another")
  void otherSession() throws Exception {
    Asked other = new Asked();
    try (LoopbackServer server = LoopbackServer.builder().certificate(Zoo.selfSigned()).build();
        URLSession accepting = Sessions.trustingTheRoot(asked);
        URLSession refusing = Sessions.trustingTheRoot(other)) {
      server.route("/", Answer.text("hello"));
      Sessions.text(accepting, server.uri("/"));

      Sessions.error(refusing, server.uri("/"));

      assertThat(other.challenges(AuthenticationMethod.SERVER_TRUST)).hasSize(1);
    }
  }
}
