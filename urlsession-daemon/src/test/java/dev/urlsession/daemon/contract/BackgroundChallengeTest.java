// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.BackgroundLaunch;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.ProxyConfiguration;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLCredential.Persistence;
import dev.urlsession.URLCredentialStorage;
import dev.urlsession.URLError;
import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionConfigurationBuilder;
import dev.urlsession.URLSessionTask;
import dev.urlsession.background.place.Places;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("B-171: an attached application answers what its tasks are asked")
@ExtendWith(BackgroundHome.class)
class BackgroundChallengeTest {

  private final LoopbackServer server = LoopbackServer.start();
  private final URLCredentialStorage storage = new URLCredentialStorage();
  private Heard heard;
  private URLSession session;

  private URLSession open(String name, Heard delegate) {
    return open(name, delegate, usual -> usual);
  }

  private URLSession open(
      String name, Heard delegate, UnaryOperator<URLSessionConfigurationBuilder> change) {
    heard = delegate;
    URLSessionConfigurationBuilder usual =
        URLSessionConfiguration.backgroundSessionConfiguration("challenge." + name).toBuilder()
            .backgroundLaunch(BackgroundLaunch.attachOnly())
            .urlCredentialStorage(storage);
    session = URLSession.create(change.apply(usual).build(), delegate, null);
    return session;
  }

  @AfterEach
  void close() throws Exception {
    session.invalidateAndCancel();
    heard.invalid.get(BackgroundHome.SECONDS, TimeUnit.SECONDS);
    server.close();
  }

  private static int status(URLSessionTask task) {
    return ((HTTPURLResponse) task.response()).statusCode();
  }

  private URLSessionTask download(String path) {
    URLSessionTask task = session.downloadTask(server.uri(path));
    task.resume();
    return task;
  }

  @Test
  @DisplayName("B-152, B-153, B-158: Basic is asked of the task's method, and its answer opens")
  void basic() throws Exception {
    server.route("/locked", Locks.basic(Answer.text("inside")));
    Asked asked = new Asked(Asked.using(Asked.KEY));
    open("basic", asked);
    URLSessionTask task = download("/locked");

    assertThat(asked.end(task)).isNull();
    assertThat(asked.files.get(task.taskIdentifier())).asString().isEqualTo("inside");
    assertThat(asked.ofSession).isEmpty();
    URLAuthenticationChallenge challenge = asked.ofTask.get(0);
    assertThat(challenge.protectionSpace().realm()).isEqualTo("r");
    assertThat(challenge.protectionSpace().host()).isEqualTo("127.0.0.1");
    assertThat(challenge.protectionSpace().port()).isEqualTo(server.uri("/").getPort());
    assertThat(challenge.previousFailureCount()).isZero();
    assertThat(challenge.proposedCredential()).isNull();
    assertThat(((HTTPURLResponse) challenge.failureResponse()).statusCode()).isEqualTo(401);
    assertThat(asked.events).containsOnlyOnce("file", "complete");
  }

  @Test
  @DisplayName("B-157: a wrong password is asked again, with the count; then the 401 is delivered")
  void wrong() throws Exception {
    server.route("/locked", Locks.basic(Answer.text("inside")));
    URLCredential wrong = URLCredential.ofUser("user", "wrong", Persistence.FOR_SESSION);
    Asked asked =
        new Asked(
            (challenge, handler) -> {
              boolean again = challenge.previousFailureCount() > 0;
              handler.complete(
                  again
                      ? AuthChallengeDisposition.PERFORM_DEFAULT_HANDLING
                      : AuthChallengeDisposition.USE_CREDENTIAL,
                  wrong);
            });
    open("wrong", asked);
    URLSessionTask task = download("/locked");

    assertThat(asked.end(task)).isNull();
    assertThat(status(task)).isEqualTo(401);
    assertThat(asked.ofTask)
        .extracting(URLAuthenticationChallenge::previousFailureCount)
        .containsExactly(0, 1);
    assertThat(storage.allCredentials()).isEmpty();
  }

  @Test
  @DisplayName("B-154: without methods for challenges the 401 is delivered, with its body")
  void noMethod() throws Exception {
    server.route("/locked", Locks.basic(Answer.text("inside")));
    Heard plain = new Heard();
    open("nomethod", plain);
    URLSessionTask task = download("/locked");

    assertThat(plain.end(task)).isNull();
    assertThat(status(task)).isEqualTo(401);
    assertThat(plain.files.get(task.taskIdentifier())).asString().isEqualTo("who are you");
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-153: cancelling the challenge ends the task with -999")
  void cancelled() throws Exception {
    server.route("/locked", Locks.refusal());
    Asked asked =
        new Asked(Asked.disposing(AuthChallengeDisposition.CANCEL_AUTHENTICATION_CHALLENGE));
    open("cancelled", asked);

    assertThat(asked.end(download("/locked")).code()).isEqualTo(URLError.Code.CANCELLED);
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-010, B-159, B-161: what opened is kept, and opens to the session's next task")
  void kept() throws Exception {
    server.route("/locked", Locks.basic(Answer.text("inside")));
    Asked asked =
        new Asked(Asked.using(URLCredential.ofUser("user", "pass", Persistence.FOR_SESSION)));
    open("kept", asked);
    assertThat(asked.end(download("/locked"))).isNull();
    URLSessionTask second = download("/locked");

    assertThat(asked.end(second)).isNull();
    assertThat(status(second)).isEqualTo(200);
    assertThat(asked.ofTask).hasSize(1);
    assertThat(storage.defaultCredential(asked.ofTask.get(0).protectionSpace()).user())
        .isEqualTo("user");
    assertThat(server.requestCount()).isEqualTo(3);

    CountDownLatch isReset = new CountDownLatch(1);
    session.reset(isReset::countDown);
    assertThat(isReset.await(BackgroundHome.SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(asked.end(download("/locked"))).isNull();
    assertThat(asked.ofTask).as("B-010: after a reset").hasSize(2);
  }

  @Test
  @DisplayName("B-154, B-156: what the storage has is proposed, and used without a method")
  void proposed() throws Exception {
    server.route("/locked", Locks.basic(Answer.text("inside")));
    Asked first =
        new Asked(Asked.using(URLCredential.ofUser("user", "pass", Persistence.FOR_SESSION)));
    open("proposed", first);
    assertThat(first.end(download("/locked"))).isNull();
    session.invalidateAndCancel();
    first.invalid.get(BackgroundHome.SECONDS, TimeUnit.SECONDS);

    Heard plain = new Heard();
    open("proposed", plain);
    URLSessionTask task = download("/locked");

    assertThat(plain.end(task)).isNull();
    assertThat(status(task)).isEqualTo(200);
  }

  @Test
  @DisplayName("B-163: a proxy's 407 is a challenge of the proxy")
  void proxy() throws Exception {
    try (LoopbackServer proxy = LoopbackServer.start()) {
      proxy.fallback(Locks.proxy(Answer.text("behind")));
      Asked asked = new Asked(Asked.using(Asked.KEY));
      open(
          "proxy",
          asked,
          usual ->
              usual.proxyConfigurations(
                  List.of(ProxyConfiguration.httpConnect("127.0.0.1", proxy.uri("/").getPort()))));
      URLSessionTask task = session.downloadTask(URLRequest.of("http://origin.test/file"));
      task.resume();

      assertThat(asked.end(task)).isNull();
      assertThat(asked.files.get(task.taskIdentifier())).asString().isEqualTo("behind");
      assertThat(asked.ofTask.get(0).protectionSpace().isProxy()).isTrue();
      assertThat(asked.ofTask.get(0).protectionSpace().authenticationMethod())
          .isEqualTo(AuthenticationMethod.HTTP_BASIC);
    }
  }

  @Test
  @DisplayName("S10, S11: nothing of a password is in the daemon's database or log")
  void secret() throws Exception {
    server.route("/locked", Locks.basic(Answer.text("inside")));
    String secret = "canary-5c0f3d";
    Asked asked =
        new Asked(
            (challenge, handler) -> {
              boolean again = challenge.previousFailureCount() > 0;
              handler.complete(
                  AuthChallengeDisposition.USE_CREDENTIAL,
                  again ? Asked.KEY : URLCredential.ofUser("user", secret, Persistence.PERMANENT));
            });
    open("secret", asked);
    assertThat(asked.end(download("/locked"))).isNull();

    String written = written();
    assertThat(written).contains("challenge.secret");
    assertThat(written.contains(secret)).isFalse();
  }

  /** All the daemon has written down, as text that shows what is not sealed. */
  private static String written() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> state = Files.walk(Places.current().state())) {
      List<Path> files = new ArrayList<>(state.filter(Files::isRegularFile).toList());
      files.add(Places.current().log());
      for (Path file : files) {
        try {
          all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException over) {
          // It was of a task that has ended.
        }
      }
    }
    return all.toString();
  }
}
