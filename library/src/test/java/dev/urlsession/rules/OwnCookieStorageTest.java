// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.urlsession.HTTPCookie;
import dev.urlsession.HTTPCookieStorage;
import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import dev.urlsession.testing.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OwnCookieStorageTest {

  /** Answers late and from another thread, and writes down what it is asked. */
  private static class Own extends HTTPCookieStorage {

    final List<String> asked = new CopyOnWriteArrayList<>();

    @Override
    public void getCookies(URLSessionTask task, Consumer<List<HTTPCookie>> completionHandler) {
      asked.add("get " + task.currentRequest().url().getPath());
      CompletableFuture.runAsync(
          () ->
              completionHandler.accept(
                  List.of(HTTPCookie.builder("own", "1").domain("x").path("/").build())));
    }

    @Override
    public void storeCookies(List<HTTPCookie> cookies, URLSessionTask task) {
      asked.add("store " + cookies.get(0).name() + " " + Thread.currentThread().getName());
    }
  }

  @Test
  @DisplayName("B-199: a storage's own methods for tasks are used, off the event loop")
  void methodsForTasks() {
    Own own = new Own();
    try (CookieRig rig = new CookieRig(own)) {
      rig.server.route("/a", Answer.redirect(302, "/b").header("Set-Cookie", "a=1"));
      rig.server.route("/b", Answer.text("hi"));

      rig.load("/a");

      assertThat(rig.lastSent()).containsExactly("own=1");
      assertThat(own.asked).hasSize(3);
      assertThat(own.asked.get(0)).isEqualTo("get /a");
      assertThat(own.asked.get(1)).startsWith("store a ").doesNotContain("urlsession-loop");
      assertThat(own.asked.get(2)).isEqualTo("get /b");
    }
  }

  @Test
  @DisplayName("B-199: a storage that throws fails the task, also when it stores")
  void throwing() {
    HTTPCookieStorage throwing =
        new HTTPCookieStorage() {
          @Override
          public void storeCookies(List<HTTPCookie> cookies, URLSessionTask task) {
            throw new IllegalStateException("mine");
          }
        };
    try (CookieRig rig = new CookieRig(throwing);
        URLSession session = rig.session(c -> c)) {
      rig.server.route("/", Answer.text("hi").header("Set-Cookie", "a=1"));

      assertThatThrownBy(() -> CookieRig.get(session.data(rig.server.uri("/"))))
          .hasCauseInstanceOf(URLError.class)
          .cause()
          .hasMessageContaining("cookie storage")
          .hasRootCauseMessage("mine");
    }
  }
}
