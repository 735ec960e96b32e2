// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.ChallengeCompletionHandler;
import dev.urlsession.ServerTrust;
import dev.urlsession.TrustEvaluation.Reason;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import dev.urlsession.testing.TestCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustDecisionTest {

  private final Asked asked = new Asked();

  private static LoopbackServer server(TestCertificate certificate) {
    LoopbackServer server = LoopbackServer.builder().certificate(certificate).build();
    server.route("/", Answer.text("hello"));
    return server;
  }

  @Test
  @DisplayName("B-165: the challenge carries the chain, its evaluation and the space")
  void challenge() throws Exception {
    try (LoopbackServer server = server(Zoo.good());
        URLSession session = Sessions.trustingTheRoot(asked)) {
      assertThat(Sessions.text(session, server.uri("/"))).isEqualTo("hello");

      URLAuthenticationChallenge challenge =
          asked.challenges(AuthenticationMethod.SERVER_TRUST).get(0);
      URLProtectionSpace space = challenge.protectionSpace();
      assertThat(space.host()).isEqualTo("127.0.0.1");
      assertThat(space.port()).isEqualTo(server.port());
      assertThat(space.protocol()).isEqualTo("https");
      assertThat(space.realm()).isNull();
      assertThat(challenge.previousFailureCount()).isZero();
      assertThat(challenge.proposedCredential()).isNull();
      assertThat(space.serverTrust().certificates()).hasSize(2);
      assertThat(space.serverTrust().evaluation().isTrusted()).isTrue();
    }
  }

  @Test
  @DisplayName("B-165: by default the evaluation decides; the error has the code and the chain")
  void byDefault() throws Exception {
    try (LoopbackServer server = server(TestCertificate.expired());
        URLSession session = Sessions.trustingTheRoot(asked)) {
      URLError error = Sessions.error(session, server.uri("/"));

      assertThat(error.code()).isEqualTo(Code.SERVER_CERTIFICATE_HAS_BAD_DATE);
      ServerTrust trust = error.failureURLPeerTrust();
      assertThat(trust.evaluation().reason()).isEqualTo(Reason.EXPIRED);
      assertThat(trust.certificates()).containsExactly(server.certificate());
      assertThat(error.failingURL()).isEqualTo(server.uri("/"));
    }
  }

  @Test
  @DisplayName("B-165: without a delegate the evaluation decides, too")
  void withoutDelegate() throws Exception {
    try (LoopbackServer good = server(Zoo.good());
        LoopbackServer bad = server(Zoo.belowAnUnknownRoot());
        URLSession session = Sessions.trustingTheRoot(null)) {
      assertThat(Sessions.text(session, good.uri("/"))).isEqualTo("hello");
      assertThat(Sessions.error(session, bad.uri("/")).code())
          .isEqualTo(Code.SERVER_CERTIFICATE_HAS_UNKNOWN_ROOT);
    }
  }

  @Test
  @DisplayName("B-165: a trust credential accepts a server whatever its evaluation")
  void trustThisHost() throws Exception {
    try (LoopbackServer server = server(TestCertificate.expired());
        URLSession session = Sessions.trustingTheRoot(asked.onTrust(Asked.TRUST))) {
      assertThat(Sessions.text(session, server.uri("/"))).isEqualTo("hello");
    }
  }

  @Test
  @DisplayName("B-165: a trust credential for other certificates accepts nothing")
  void anotherTrust() throws Exception {
    ServerTrust other = ServerTrust.of(Zoo.good().chain(), "127.0.0.1");
    asked.onTrust(Asked.use(URLCredential.ofTrust(other)));
    try (LoopbackServer server = server(Zoo.selfSigned());
        URLSession session = Sessions.trustingTheRoot(asked)) {
      assertThat(Sessions.error(session, server.uri("/")).code())
          .isEqualTo(Code.SERVER_CERTIFICATE_HAS_UNKNOWN_ROOT);
    }
  }

  @Test
  @DisplayName("B-153: cancelling a server trust ends the task with -999, even a good one")
  void cancelled() throws Exception {
    try (LoopbackServer server = server(Zoo.good());
        URLSession session = Sessions.trustingTheRoot(asked.onTrust(Asked.CANCEL))) {
      assertThat(Sessions.error(session, server.uri("/")).code()).isEqualTo(Code.CANCELLED);
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("B-153: rejecting, or using no credential, leaves a server trust to the evaluation")
  void rejected(boolean reject) throws Exception {
    asked.onTrust(reject ? Asked.REJECT : Asked.use(null));
    try (LoopbackServer good = server(Zoo.good());
        LoopbackServer bad = server(Zoo.selfSigned());
        URLSession session = Sessions.trustingTheRoot(asked)) {
      assertThat(Sessions.text(session, good.uri("/"))).isEqualTo("hello");
      assertThat(Sessions.error(session, bad.uri("/")).code())
          .isEqualTo(Code.SERVER_CERTIFICATE_HAS_UNKNOWN_ROOT);
    }
  }

  @Test
  @DisplayName("B-165: however many handshakes wait for an answer, others go on")
  void manyWait() throws Exception {
    BlockingQueue<ChallengeCompletionHandler> held = new LinkedBlockingQueue<>();
    List<LoopbackServer> slow = new ArrayList<>();
    asked.onTrust(
        (challenge, handler) -> {
          if (challenge.protectionSpace().serverTrust().evaluation().isTrusted()) {
            handler.complete(AuthChallengeDisposition.PERFORM_DEFAULT_HANDLING, null);
          } else {
            held.add((disposition, none) -> Asked.TRUST.to(challenge, handler));
          }
        });
    try (LoopbackServer fast = server(Zoo.good());
        URLSession session = Sessions.trustingTheRoot(asked)) {
      List<CompletableFuture<URLSession.DataResult>> waiting = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        slow.add(server(Zoo.selfSigned()));
        waiting.add(session.data(slow.get(i).uri("/")));
      }
      List<ChallengeCompletionHandler> answers = new ArrayList<>();
      for (int i = 0; i < slow.size(); i++) {
        answers.add(held.poll(30, TimeUnit.SECONDS));
      }

      assertThat(Sessions.text(session, fast.uri("/"))).isEqualTo("hello");

      assertThat(waiting).noneMatch(CompletableFuture::isDone);
      answers.forEach(answer -> answer.complete(AuthChallengeDisposition.USE_CREDENTIAL, null));
      for (CompletableFuture<URLSession.DataResult> load : waiting) {
        assertThat(Sessions.text(load)).isEqualTo("hello");
      }
    } finally {
      slow.forEach(LoopbackServer::close);
    }
  }

  @Test
  @DisplayName("B-165: cancelling a task whose trust is being asked for closes its connection")
  void cancelledTask() throws Exception {
    BlockingQueue<ChallengeCompletionHandler> held = new LinkedBlockingQueue<>();
    asked.onTrust((challenge, handler) -> held.add(handler));
    try (LoopbackServer server = server(Zoo.good());
        URLSession session = Sessions.trustingTheRoot(asked)) {
      CompletableFuture<URLSession.DataResult> load = session.data(server.uri("/"));
      ChallengeCompletionHandler late = held.poll(30, TimeUnit.SECONDS);

      load.cancel(true);

      server.awaitOpenConnections(0, java.time.Duration.ofSeconds(60));
      late.complete(AuthChallengeDisposition.PERFORM_DEFAULT_HANDLING, null);
      assertThat(server.requests()).isEmpty();
    }
  }
}
