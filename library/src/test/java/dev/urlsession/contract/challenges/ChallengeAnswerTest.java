// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.challenges;

import static dev.urlsession.contract.Waiting.get;
import static dev.urlsession.contract.Waiting.take;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.ChallengeCompletionHandler;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLError;
import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import dev.urlsession.URLSessionDataDelegate;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.URLSessionTask;
import dev.urlsession.contract.Rig;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-024: how a challenge may be answered")
class ChallengeAnswerTest {

  @RegisterExtension final Rig rig = new Rig();

  private final BlockingQueue<ChallengeCompletionHandler> asked = new LinkedBlockingQueue<>();

  private final URLSessionDataDelegate delegate =
      new URLSessionDataDelegate() {
        @Override
        public void didReceiveChallenge(
            URLSession session,
            URLSessionTask task,
            URLAuthenticationChallenge challenge,
            ChallengeCompletionHandler completionHandler) {
          asked.add(completionHandler);
        }
      };

  private URLSession session() {
    return rig.session(
        rig.configuration().protocolClasses(List.of(new Asking(AuthenticationMethod.HTTP_BASIC))),
        delegate,
        null);
  }

  @Test
  @DisplayName("B-023: late, from any thread; others go on meanwhile")
  void late() {
    URLSession session = session();
    CompletableFuture<URLSession.DataResult> first = session.data(Asking.request());
    ChallengeCompletionHandler handler = take(asked);
    CompletableFuture<URLSession.DataResult> second = session.data(Asking.request());
    Answering.use("second", take(asked));
    assertThat(text(second)).isEqualTo(Asking.using("second"));
    assertThat(first).isNotDone();

    get(CompletableFuture.runAsync(() -> Answering.use("first", handler)));
    assertThat(text(first)).isEqualTo(Asking.using("first"));
  }

  @Test
  @DisplayName("B-024: twice counts once")
  void twice() {
    CompletableFuture<URLSession.DataResult> result = session().data(Asking.request());
    ChallengeCompletionHandler handler = take(asked);
    Answering.use("first", handler);
    Answering.use("second", handler);
    assertThat(text(result)).isEqualTo(Asking.using("first"));
  }

  @Test
  @DisplayName("B-024: never leaves the task waiting until it is cancelled")
  void never() {
    CompletableFuture<URLError> error = new CompletableFuture<>();
    URLSessionDataTask task =
        session().dataTask(Asking.request(), (data, response, failure) -> error.complete(failure));
    task.resume();
    ChallengeCompletionHandler handler = take(asked);
    assertThat(task.state()).isEqualTo(URLSessionTask.State.RUNNING);

    task.cancel();
    assertThat(get(error).code()).isEqualTo(URLError.Code.CANCELLED);
    Answering.use("late", handler);
  }

  @Test
  @DisplayName("B-051, B-153: the handler's task asks, too; a credential goes with its disposition")
  void handler() {
    CompletableFuture<String> text = new CompletableFuture<>();
    session()
        .dataTask(
            Asking.request(),
            (data, response, failure) -> text.complete(new String(data, StandardCharsets.UTF_8)))
        .resume();
    take(asked).complete(AuthChallengeDisposition.REJECT_PROTECTION_SPACE, null);
    assertThat(get(text)).isEqualTo("REJECT_PROTECTION_SPACE null");
  }

  private static String text(CompletableFuture<URLSession.DataResult> result) {
    return new String(get(result).data(), StandardCharsets.UTF_8);
  }
}
