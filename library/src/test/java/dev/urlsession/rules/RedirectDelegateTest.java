// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError.Code;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.testing.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RedirectDelegateTest {

  @AutoClose
  private final Rig rig =
      Rig.timed(configuration -> configuration.timeoutIntervalForResource(Duration.ofMinutes(10)));

  @BeforeEach
  void answers() {
    rig.server.route("/a", Answer.text("moved").status(302).header("Location", "/b"));
    rig.server.route("/b", Answer.text("arrived"));
    rig.server.route("/c", Answer.text("elsewhere"));
  }

  @Test
  @DisplayName("B-133: the delegate gets the redirect response and the proposed request")
  void asked() {
    List<URI> from = new CopyOnWriteArrayList<>();
    rig.heard.onRedirect =
        (response, proposed, answer) -> {
          from.add(response.url());
          answer.accept(proposed);
        };
    assertThat(rig.get("/a").events())
        .containsExactly("redirect 302 /b", "response 200", "data", "complete");
    assertThat(from).containsExactly(rig.uri("/a"));
  }

  @Test
  @DisplayName("B-133: the delegate may change the request")
  void changed() {
    rig.heard.onRedirect =
        (response, proposed, answer) ->
            answer.accept(
                proposed.toBuilder().url(rig.uri("/c")).header("Authorization", "mine").build());
    assertThat(rig.get("/a").text()).isEqualTo("elsewhere");
    assertThat(rig.server.requests().get(1).header("Authorization")).contains("mine");
  }

  @Test
  @DisplayName("B-133: a changed request that cannot be loaded fails the task")
  void unusable() {
    rig.heard.onRedirect =
        (response, proposed, answer) -> answer.accept(URLRequest.of("gopher://example.com/"));
    assertThat(rig.get("/a").code()).isEqualTo(Code.UNSUPPORTED_URL);
  }

  @Test
  @DisplayName("B-134: refusing the redirect makes its response the answer")
  void refused() {
    rig.heard.onRedirect = (response, proposed, answer) -> answer.accept(null);
    Told told = rig.get("/a");
    assertThat(told.events())
        .containsExactly("redirect 302 /b", "response 302", "data", "complete");
    assertThat(told.text()).isEqualTo("moved");
  }

  @Test
  @DisplayName("B-135: who never answers keeps the task waiting, until the resource timeout")
  void neverAnswered() {
    rig.heard.onRedirect = (response, proposed, answer) -> {};
    Told told = rig.start(rig.session.dataTask(rig.uri("/a"))).await("redirect 302 /b");
    rig.advance(Duration.ofMinutes(9));
    assertThat(told.events()).containsExactly("redirect 302 /b");
    rig.advance(Duration.ofMinutes(2));
    assertThat(told.awaitEnd().events()).containsExactly("redirect 302 /b", "complete TIMED_OUT");
    assertThat(rig.server.requestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-136: without a delegate redirects are followed")
  void noDelegate() throws Exception {
    try (URLSession plain =
        URLSession.create(URLSessionConfiguration.ephemeralSessionConfiguration())) {
      assertThat(plain.data(rig.uri("/a")).get(60, TimeUnit.SECONDS).data()).hasSize(7);
    }
  }

  @Test
  @DisplayName("B-138: handler-style tasks ask the delegate too")
  void handlerStyle() {
    rig.heard.onRedirect =
        (response, proposed, answer) ->
            answer.accept(proposed.toBuilder().url(rig.uri("/c")).build());
    CompletableFuture<String> text = new CompletableFuture<>();
    rig.session
        .dataTask(rig.uri("/a"), (data, response, error) -> text.complete(new String(data)))
        .resume();
    assertThat(text.orTimeout(60, TimeUnit.SECONDS).join()).isEqualTo("elsewhere");
  }

  @Test
  @DisplayName("B-134: cancelling while the delegate thinks ends the task with -999")
  void cancelled() {
    rig.heard.onRedirect = (response, proposed, answer) -> {};
    var task = rig.session.dataTask(rig.uri("/a"));
    Told told = rig.start(task).await("redirect 302 /b");
    task.cancel();
    assertThat(told.awaitEnd().events()).containsExactly("redirect 302 /b", "complete CANCELLED");
  }
}
