// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import dev.urlsession.testing.Answer;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeFlowTest {

  @AutoClose private final Rig rig = Rig.http();

  @Test
  @DisplayName("B-152, B-158, B-163: the delegate is asked, and the request sent again")
  void opened() {
    rig.server.route("/a", Locked.basic(Answer.text("inside")));
    Locked.Keys keys = new Locked.Keys(Locked.KEY);
    rig.heard.onChallenge = keys;

    Told told = rig.get("/a");

    assertThat(told.events())
        .containsExactly("challenge HTTP_BASIC", "response 200", "data", "complete");
    assertThat(told.text()).isEqualTo("inside");
    URLAuthenticationChallenge challenge = keys.challenges.get(0);
    assertThat(challenge.protectionSpace())
        .isEqualTo(
            URLProtectionSpace.of(
                "127.0.0.1",
                rig.server.port(),
                URLProtectionSpace.HTTP,
                "locked",
                AuthenticationMethod.HTTP_BASIC));
    assertThat(challenge.previousFailureCount()).isZero();
    assertThat(challenge.proposedCredential()).isNull();
    assertThat(challenge.error()).isNull();
    assertThat(challenge.protectionSpace().isProxy()).isFalse();
    assertThat(((HTTPURLResponse) challenge.failureResponse()).statusCode()).isEqualTo(401);
    assertThat(Locked.shown(rig.server.requests()))
        .containsExactly(null, Locked.header("user", "pass"));
  }

  @Test
  @DisplayName("B-157: failures are counted; what failed is not proposed again")
  void failures() {
    rig.server.route("/a", Locked.basic(Answer.text("inside")));
    Locked.Keys keys = new Locked.Keys(Locked.WRONG, Locked.WRONG, Locked.KEY);
    rig.heard.onChallenge = keys;

    assertThat(rig.get("/a").text()).isEqualTo("inside");
    assertThat(keys.challenges)
        .extracting(URLAuthenticationChallenge::previousFailureCount)
        .containsExactly(0, 1, 2);
    assertThat(keys.challenges)
        .extracting(URLAuthenticationChallenge::proposedCredential)
        .containsOnlyNulls();
  }

  @Test
  @DisplayName("B-153: USE_CREDENTIAL without one goes on without: the 401 is the response")
  void without() {
    rig.server.route("/a", Locked.basic(Answer.text("inside")));
    rig.heard.onChallenge = Locked.disposing(AuthChallengeDisposition.USE_CREDENTIAL);
    refused();
  }

  @Test
  @DisplayName("B-153, B-154: default handling without a credential delivers the 401")
  void standard() {
    rig.server.route("/a", Locked.basic(Answer.text("inside")));
    rig.heard.onChallenge = Locked.disposing(AuthChallengeDisposition.PERFORM_DEFAULT_HANDLING);
    refused();
  }

  @Test
  @DisplayName("B-154: so does a delegate without the method")
  void unimplemented() {
    rig.server.route("/a", Locked.basic(Answer.text("inside")));
    Told told = rig.get("/a");
    assertThat(told.events()).containsExactly("response 401", "data", "complete");
    assertThat(told.text()).isEqualTo("who is there?");
  }

  private void refused() {
    Told told = rig.get("/a");
    assertThat(told.events())
        .containsExactly("challenge HTTP_BASIC", "response 401", "data", "complete");
    assertThat(told.text()).isEqualTo("who is there?");
    assertThat(rig.server.requestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-153: cancelling the challenge cancels the task")
  void cancelled() {
    rig.server.route("/a", Locked.basic(Answer.text("inside")));
    rig.heard.onChallenge =
        Locked.disposing(AuthChallengeDisposition.CANCEL_AUTHENTICATION_CHALLENGE);

    Told told = rig.get("/a");

    assertThat(told.events()).containsExactly("challenge HTTP_BASIC", "complete CANCELLED");
    assertThat(told.error().failingURL()).isEqualTo(rig.uri("/a"));
  }

  @Test
  @DisplayName("B-153, B-162: a rejected space leads to the next, and none left to the 401")
  void rejected() {
    rig.server.route(
        "/a",
        Locked.refusal(
            "Basic realm=\"one\", Digest realm=\"two\", nonce=\"n\"", "Unknown", "Basic realm=x"));
    rig.heard.onChallenge = Locked.disposing(AuthChallengeDisposition.REJECT_PROTECTION_SPACE);

    assertThat(rig.get("/a").events())
        .containsExactly(
            "challenge HTTP_DIGEST",
            "challenge HTTP_BASIC",
            "challenge HTTP_BASIC",
            "response 401",
            "data",
            "complete");
  }

  @Test
  @DisplayName("B-162: after rejecting the stronger one the weaker one opens")
  void weaker() {
    String right = Locked.header("user", "pass");
    rig.server.route(
        "/a",
        Answer.respond(
            request ->
                right.equals(Locked.shown(request))
                    ? Answer.text("inside")
                    : Locked.refusal("Digest realm=r, nonce=n, Basic realm=r")));
    rig.heard.onChallenge =
        (challenge, answer) -> {
          if (challenge.protectionSpace().authenticationMethod()
              == AuthenticationMethod.HTTP_DIGEST) {
            answer.complete(AuthChallengeDisposition.REJECT_PROTECTION_SPACE, null);
          } else {
            answer.complete(AuthChallengeDisposition.USE_CREDENTIAL, Locked.KEY);
          }
        };

    assertThat(rig.get("/a").text()).isEqualTo("inside");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer realm=\"x\"", "Basic", "Digest realm=\"open", "Digest realm=r"})
  @DisplayName("B-155: a 401 that cannot be answered is an ordinary response")
  void unusable(String challenge) {
    rig.server.route("/a", challenge.isEmpty() ? Locked.refusal() : Locked.refusal(challenge));
    rig.heard.onChallenge = new Locked.Keys(Locked.KEY);

    assertThat(rig.get("/a").events()).containsExactly("response 401", "data", "complete");
  }

  @Test
  @DisplayName("B-155: so is a 407 that no proxy sent")
  void noProxy() {
    rig.server.route(
        "/a", Answer.text("x").status(407).header("Proxy-Authenticate", "Basic realm=\"x\""));
    rig.heard.onChallenge = new Locked.Keys(Locked.KEY);

    assertThat(rig.get("/a").events()).containsExactly("response 407", "data", "complete");
  }

  @Test
  @DisplayName("B-174: an Authorization header of the caller is sent; a 401 to it asks")
  void own() {
    rig.server.route("/a", Locked.basic(Answer.text("inside")));
    rig.heard.onChallenge = new Locked.Keys(Locked.KEY);

    Told told = rig.load(rig.request("GET", "/a").header("Authorization", "Basic mine").build());

    assertThat(told.text()).isEqualTo("inside");
    assertThat(Locked.shown(rig.server.requests()))
        .containsExactly("Basic mine", Locked.header("user", "pass"));
  }

  @Test
  @DisplayName("B-153: a credential that cannot answer is an error that says so")
  void unfit() {
    rig.server.route("/a", Locked.basic(Answer.text("inside")));
    rig.heard.onChallenge =
        new Locked.Keys(URLCredential.ofUser("user", null, URLCredential.Persistence.NONE));

    assertThat(rig.get("/a").code()).isEqualTo(Code.USER_AUTHENTICATION_REQUIRED);
  }

  @Test
  @DisplayName(
      "B-157: a delegate that gives the same wrong answer for ever gets the 401 in the end")
  void stubborn() {
    rig.server.route("/a", Locked.basic(Answer.text("inside")));
    Locked.Keys keys = new Locked.Keys(Locked.WRONG);
    rig.heard.onChallenge = keys;

    assertThat(rig.get("/a").http().statusCode()).isEqualTo(401);
    assertThat(keys.challenges).hasSize(20);
  }

  @Test
  @DisplayName("B-351: each round is a transaction of the metrics, without its secret")
  void metrics() {
    rig.server.route("/a", Locked.basic(Answer.text("inside")));
    rig.heard.onChallenge = new Locked.Keys(Locked.KEY);

    Told told = rig.get("/a");

    assertThat(told.metrics().transactionMetrics())
        .extracting(one -> ((HTTPURLResponse) one.response()).statusCode())
        .isEqualTo(List.of(401, 200));
    assertThat(told.metrics().transactionMetrics())
        .allSatisfy(one -> assertThat(one.request().value("Authorization")).isNull());
  }
}
