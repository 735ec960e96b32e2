// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPCookie;
import dev.urlsession.testing.Answer;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CookieHopTest {

  @AutoClose private final Rig rig = Rig.http();

  private String sent(int request) {
    return rig.server.requests().get(request).header("Cookie").orElse("none");
  }

  private void redirect(String from, String to, String cookie) {
    rig.server.route(from, Answer.redirect(302, to).header("Set-Cookie", cookie));
  }

  @Test
  @DisplayName("B-141: what a hop sets is sent with the next one, computed for its URL")
  void chain() {
    redirect("/a", "/b", "one=1; Path=/");
    redirect("/b", "/c/d", "two=2; Path=/c");
    redirect("/c/d", "/e", "one=3; Path=/");
    rig.server.route("/e", Answer.text("hi"));

    assertThat(rig.get("/a").text()).isEqualTo("hi");

    assertThat(sent(0)).isEqualTo("none");
    assertThat(sent(1)).isEqualTo("one=1");
    assertThat(sent(2)).isEqualTo("two=2; one=1");
    assertThat(sent(3)).isEqualTo("one=3");
  }

  @Test
  @DisplayName("B-141: also when the delegate handles the redirect, or changes the request")
  void delegate() {
    redirect("/a", "/b", "one=1; Path=/");
    rig.server.route("/b", Answer.text("hi"));
    AtomicReference<String> proposed = new AtomicReference<>();
    rig.heard.onRedirect =
        (response, request, answer) -> {
          proposed.set(request.value("Cookie"));
          answer.accept(request.toBuilder().header("X-Mine", "1").build());
        };

    rig.get("/a");

    assertThat(sent(1)).isEqualTo("one=1");
    assertThat(proposed).hasNullValue();
  }

  @Test
  @DisplayName("B-141: a redirect that is refused leaves its cookies all the same")
  void refused() {
    redirect("/a", "/b", "one=1; Path=/");
    rig.heard.onRedirect = (response, request, answer) -> answer.accept(null);

    assertThat(rig.get("/a").http().statusCode()).isEqualTo(302);

    assertThat(rig.session.configuration().httpCookieStorage().cookies())
        .extracting(HTTPCookie::name)
        .containsExactly("one");
  }

  @Test
  @DisplayName("B-141: the cookies of one host do not go to the next")
  void otherHost() {
    String elsewhere = "http://localhost:" + rig.server.port() + "/b";
    redirect("/a", elsewhere, "one=1; Path=/");
    rig.server.route("/b", Answer.text("hi").header("Set-Cookie", "there=2; Path=/"));

    rig.get("/a");

    assertThat(sent(1)).isEqualTo("none");
    assertThat(rig.session.configuration().httpCookieStorage().cookies())
        .extracting(HTTPCookie::domain)
        .containsExactly("127.0.0.1", "localhost");
  }

  @Test
  @DisplayName("B-141: the current request of a task does not show the stored cookies")
  void notInTheRequest() {
    rig.server.route("/a", Answer.text("hi").header("Set-Cookie", "one=1; Path=/"));
    rig.get("/a");
    var task = rig.session.dataTask(rig.uri("/a"));
    rig.start(task).awaitEnd();

    assertThat(sent(1)).isEqualTo("one=1");
    assertThat(task.currentRequest().value("Cookie")).isNull();
  }
}
