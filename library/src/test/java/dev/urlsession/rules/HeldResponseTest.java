// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.ChallengeCompletionHandler;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import dev.urlsession.testing.Answer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldResponseTest {

  @AutoClose private final Rig rig = Rig.http(c -> c.httpMaximumConnectionsPerHost(1));

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 64 * 1024, 3_000_000})
  @DisplayName("B-153: the 401 that was kept while the delegate was asked is whole")
  void whole(int length) {
    rig.server.route(
        "/a",
        Answer.generated(length, 3).status(401).header("WWW-Authenticate", "Basic realm=\"x\""));
    rig.heard.onChallenge =
        (challenge, answer) -> answer.complete(AuthChallengeDisposition.USE_CREDENTIAL, null);
    assertThat(rig.get("/a").body()).hasSize(length);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1000})
  @DisplayName("B-024: while a delegate thinks others use the connection")
  void free(int length) throws Exception {
    rig.server.route(
        "/a",
        Answer.generated(length, 3).status(401).header("WWW-Authenticate", "Basic realm=\"x\""));
    rig.server.route("/b", Answer.text("b"));
    CompletableFuture<ChallengeCompletionHandler> asked = new CompletableFuture<>();
    rig.heard.onChallenge = (challenge, answer) -> asked.complete(answer);
    Told thinking = rig.start(rig.session.dataTask(rig.uri("/a")));
    ChallengeCompletionHandler handler = asked.get(60, TimeUnit.SECONDS);
    assertThat(rig.get("/b").text()).isEqualTo("b");
    handler.complete(AuthChallengeDisposition.PERFORM_DEFAULT_HANDLING, null);
    assertThat(thinking.awaitEnd().body()).hasSize(length);
  }
}
