// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLCredential;
import dev.urlsession.URLCredentialStorage;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import dev.urlsession.internal.auth.NTLMServer;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.RecordedRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NTLMTest {

  private final URLCredentialStorage storage = new URLCredentialStorage();
  private final NTLMServer ntlm = new NTLMServer("user", "pass");
  private final Set<Integer> begun = ConcurrentHashMap.newKeySet();
  private final Set<Integer> proven = ConcurrentHashMap.newKeySet();
  private final Locked.Keys keys = new Locked.Keys(Locked.KEY);

  @AutoClose
  private final Rig rig =
      Rig.http(c -> c.urlCredentialStorage(storage).httpMaximumConnectionsPerHost(2));

  @BeforeEach
  void answers() {
    rig.server.route("/a*", Answer.respond(this::check));
    rig.server.route("/open", Answer.text("open"));
    rig.heard.onChallenge = keys;
  }

  private Answer check(RecordedRequest request) {
    int connection = request.connection();
    String shown = request.header("Authorization").orElse("");
    if (!shown.startsWith("NTLM ")) {
      return proven.contains(connection) ? Answer.text("inside") : Locked.refusal("NTLM");
    }
    byte[] message = Base64.getDecoder().decode(shown.substring(5));
    if (NTLMServer.isFirst(message)) {
      begun.add(connection);
      return Locked.refusal("NTLM " + Base64.getEncoder().encodeToString(ntlm.challenge(true)));
    }
    if (begun.remove(connection) && ntlm.isRight(message)) {
      proven.add(connection);
      return Answer.text("inside");
    }
    return Locked.refusal("NTLM");
  }

  @Test
  @DisplayName("B-173: the words of a handshake go on one connection, which is kept")
  void bound() {
    assertThat(rig.get("/a/1").text()).isEqualTo("inside");
    assertThat(rig.get("/a/2").text()).isEqualTo("inside");
    assertThat(keys.challenges).hasSize(1);
    assertThat(keys.challenges.get(0).protectionSpace().authenticationMethod())
        .isEqualTo(AuthenticationMethod.NTLM);
    assertThat(rig.server.requestCount()).isEqualTo(4);
    List<RecordedRequest> requests = rig.server.requests();
    assertThat(requests.subList(1, 4))
        .extracting(RecordedRequest::connection)
        .containsOnly(requests.get(1).connection());
    assertThat(requests.get(3).header("Authorization")).isEmpty();
  }

  @Test
  @DisplayName("B-173: many at the same time prove as many connections as there may be")
  void together() throws Exception {
    rig.get("/a/0");
    List<CompletableFuture<URLSession.DataResult>> all =
        IntStream.range(0, 30)
            .mapToObj(i -> rig.session.data(URLRequest.of(rig.uri("/a/" + i))))
            .toList();
    for (CompletableFuture<URLSession.DataResult> one : all) {
      assertThat(one.get(60, TimeUnit.SECONDS).data()).asString().isEqualTo("inside");
    }
    assertThat(keys.challenges).hasSize(1);
  }

  @Test
  @DisplayName("B-173: nobody else's requests go on a proven connection; sign-out holds")
  void others() {
    assertThat(rig.get("/a/1").text()).isEqualTo("inside");
    URLProtectionSpace space =
        URLProtectionSpace.of(
            "127.0.0.1", rig.server.port(), "http", null, AuthenticationMethod.NTLM);
    storage.removeCredential(Locked.KEY, space);
    rig.heard.onChallenge = null;
    assertThat(rig.get("/a/2").http().statusCode()).isEqualTo(401);
    assertThat(rig.server.requests().get(3).connection())
        .isNotEqualTo(rig.server.requests().get(2).connection());
    assertThat(rig.get("/open").text()).isEqualTo("open");
  }

  @Test
  @DisplayName("B-238: a proven connection makes room when it is in the way")
  void evicted() {
    assertThat(rig.get("/a/1").text()).isEqualTo("inside");
    try (Rig one =
        Rig.to(rig.server, c -> c.httpMaximumConnectionsPerHost(1).urlCredentialStorage(storage))) {
      one.heard.onChallenge = keys;
      assertThat(one.get("/a/1").text()).isEqualTo("inside");
      storage
          .allCredentials()
          .forEach((space, all) -> all.values().forEach(it -> storage.removeCredential(it, space)));
      assertThat(one.get("/open").text()).isEqualTo("open");
    }
  }

  @Test
  @DisplayName("B-170: a body goes with the word that can open, not with the first")
  void body() {
    assertThat(rig.upload("/a", HTTPBody.ofString("content")).text()).isEqualTo("inside");
    assertThat(rig.server.requests())
        .extracting(RecordedRequest::bodyText)
        .containsExactly("content", "", "content");
  }

  @Test
  @DisplayName("B-157: a wrong password is a failure, and asked about again")
  void wrong() {
    Locked.Keys both = new Locked.Keys(Locked.WRONG, Locked.KEY);
    rig.heard.onChallenge = both;
    assertThat(rig.get("/a").text()).isEqualTo("inside");
    assertThat(both.challenges).hasSize(2);
    assertThat(both.challenges.get(1).previousFailureCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-161: what opened before is not asked about again for a stronger offer")
  void known() {
    rig.server.route(
        "/both",
        Answer.respond(
            request ->
                Locked.shown(request) == null
                    ? check(request).addHeader("WWW-Authenticate", "Negotiate").thenClose()
                    : check(request)));
    rig.heard.onChallenge =
        (challenge, answer) -> {
          if (challenge.protectionSpace().authenticationMethod() == AuthenticationMethod.NTLM) {
            keys.answer(challenge, answer);
          } else {
            answer.complete(AuthChallengeDisposition.REJECT_PROTECTION_SPACE, null);
          }
        };
    List<String> asked = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Told told = rig.get("/both");
      assertThat(told.text()).isEqualTo("inside");
      told.events().stream().filter(it -> it.startsWith("challenge ")).forEach(asked::add);
      rig.server.closeConnections();
    }
    assertThat(asked).containsExactly("challenge NEGOTIATE", "challenge NTLM");
  }

  @Test
  @DisplayName("B-162: Negotiate without a ticket leads to the next offer")
  void noTicket() {
    rig.server.route(
        "/n",
        Answer.respond(
            request ->
                Locked.header("user", "pass").equals(Locked.shown(request))
                    ? Answer.text("inside")
                    : Locked.refusal("Negotiate", "Basic realm=\"x\"")));
    rig.heard.onChallenge =
        new Locked.Keys(
            URLCredential.ofUser("nobody@NOWHERE.INVALID", "x", URLCredential.Persistence.NONE),
            Locked.KEY);
    Told told = rig.get("/n");
    assertThat(told.text()).isEqualTo("inside");
    assertThat(told.events()).startsWith("challenge NEGOTIATE", "challenge HTTP_BASIC");
  }
}
