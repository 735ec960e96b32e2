// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.BearerAuthorizer;
import dev.urlsession.ChallengeCompletionHandler;
import dev.urlsession.CleartextPolicy;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLCredential.Persistence;
import dev.urlsession.URLCredentialStorage;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskDelegate;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snippets about authentication. */
class AuthenticationGuideTest {

  private static final String BASIC = "Basic dXNlcjpwYXNz";

  @AutoClose private final LoopbackServer server = LoopbackServer.start();
  @TempDir Path directory;

  private static Answer wanting(String authorization, String challenge) {
    return Answer.respond(
        request ->
            request.header("Authorization").orElse("").equals(authorization)
                ? Answer.text("welcome")
                : Answer.empty(401).header("WWW-Authenticate", challenge));
  }

  // region delegate
  class SignIn implements URLSessionTaskDelegate {
    @Override
    public void didReceiveChallenge(
        URLSession session,
        URLSessionTask task,
        URLAuthenticationChallenge challenge,
        ChallengeCompletionHandler completionHandler) {
      if (challenge.previousFailureCount() > 0) {
        completionHandler.complete(AuthChallengeDisposition.CANCEL_AUTHENTICATION_CHALLENGE, null);
        return;
      }
      var credential = URLCredential.ofUser("user", "pass", Persistence.FOR_SESSION);
      completionHandler.complete(AuthChallengeDisposition.USE_CREDENTIAL, credential);
    }
  }

  // endregion

  @Test
  @DisplayName("a delegate that signs in")
  void delegate() {
    server.route("/", wanting(BASIC, "Basic realm=\"club\""));
    var configuration = URLSessionConfiguration.ephemeralSessionConfiguration();
    try (URLSession session = URLSession.create(configuration, new SignIn(), null)) {
      assertThat(session.data(server.uri("/")).join().data()).asString().isEqualTo("welcome");
      assertThat(session.data(server.uri("/")).join().data()).asString().isEqualTo("welcome");
    }
    assertThat(server.requestCount()).isEqualTo(3);
  }

  @Test
  @DisplayName("credentials without a delegate, and signing out")
  void storage() {
    server.route("/", wanting(BASIC, "Basic realm=\"club\""));
    URI url = server.uri("/");
    Path file = directory.resolve("credentials.p12");
    // region storage
    URLCredentialStorage storage = URLCredentialStorage.permanent(file);
    var space =
        URLProtectionSpace.of(
            url.getHost(), url.getPort(), "http", "club", AuthenticationMethod.HTTP_BASIC);
    var credential = URLCredential.ofUser("user", "pass", Persistence.PERMANENT);
    storage.setDefaultCredential(credential, space);

    var configuration =
        URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
            .urlCredentialStorage(storage)
            .build();
    // endregion
    try (URLSession session = URLSession.create(configuration)) {
      assertThat(status(session, url)).isEqualTo(200);
      // region signOut
      storage.removeCredential(credential, space);
      // endregion
      assertThat(status(session, url)).isEqualTo(401);
    }
  }

  private static @Nullable Integer status(URLSession session, URI url) {
    return session.data(url).join().response() instanceof HTTPURLResponse http
        ? http.statusCode()
        : null;
  }

  private static CompletableFuture<String> newToken() {
    return CompletableFuture.completedFuture("fresh");
  }

  @Test
  @DisplayName("a bearer token that is renewed")
  void bearer() {
    server.route("/", wanting("Bearer fresh", "Bearer error=\"invalid_token\""));
    URI api = server.uri("/");
    // region bearer
    var tokens = BearerAuthorizer.of(Set.of(api), refused -> newToken());
    var configuration =
        URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
            .requestAuthorizer(tokens)
            .build();
    // endregion
    try (URLSession session = URLSession.create(configuration)) {
      assertThat(status(session, api)).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("a signature on each request")
  void signature() {
    server.route("/", Answer.respond(r -> Answer.text(r.header("X-Signature").orElse(""))));
    // region signature
    var configuration =
        URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
            .requestAuthorizer(
                request ->
                    CompletableFuture.completedFuture(
                        request.toBuilder().header("X-Signature", signed(request)).build()))
            .build();
    // endregion
    try (URLSession session = URLSession.create(configuration)) {
      assertThat(session.data(server.uri("/")).join().data()).asString().isEqualTo("GET");
    }
  }

  private static String signed(URLRequest request) {
    return request.httpMethod();
  }

  @Test
  @DisplayName("cleartext is forbidden but for exceptions")
  void cleartext() {
    // region cleartext
    var policy = CleartextPolicy.FORBIDDEN.except("printer.example").exceptLocalNetworking();
    var configuration =
        URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
            .cleartextPolicy(policy)
            .build();
    // endregion
    assertThat(configuration.cleartextPolicy().permits(URI.create("http://a.example/"))).isFalse();
  }
}
