// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {

  @AutoClose private final Rig rig = Rig.http();

  private RecordedRequest redirected(int status, String method) {
    rig.server.route("/a", Answer.redirect(status, "/b"));
    rig.server.route("/b", Answer.text("arrived"));
    URLRequest request =
        rig.request(method, "/a")
            .httpBody(method.equals("GET") ? null : HTTPBody.ofString("body"))
            .header("Content-Type", "text/x")
            .header("X-Mine", "yes")
            .header("Authorization", "Bearer secret")
            .build();
    Told told = rig.load(request);
    assertThat(told.error()).isNull();
    assertThat(told.http().url()).isEqualTo(rig.uri("/b"));
    return rig.server.requests().get(1);
  }

  @ParameterizedTest(name = "B-130: {0} makes {1} a {2} with body \"{3}\"")
  @CsvSource({
    "301, POST, GET, ''",
    "302, POST, GET, ''",
    "303, POST, GET, ''",
    "303, PUT, GET, ''",
    "301, PUT, PUT, body",
    "302, DELETE, DELETE, body",
    "305, POST, POST, body",
    "306, POST, POST, body",
    "307, POST, POST, body",
    "308, PUT, PUT, body",
    "302, GET, GET, ''"
  })
  @DisplayName("B-130: what becomes of the method and the body")
  void methods(int status, String method, String next, String body) {
    RecordedRequest request = redirected(status, method);
    assertThat(request.method()).isEqualTo(next);
    assertThat(request.bodyText()).isEqualTo(body);
  }

  @Test
  @DisplayName("B-140: headers are kept, but not Authorization")
  void headers() {
    RecordedRequest request = redirected(307, "POST");
    assertThat(request.headerValues("X-Mine")).containsExactly("yes");
    assertThat(request.headerValues("Content-Type")).containsExactly("text/x");
    assertThat(request.header("Authorization")).isEmpty();
  }

  @Test
  @DisplayName("B-140: the headers of a dropped body go with it")
  void droppedBody() {
    RecordedRequest request = redirected(303, "POST");
    assertThat(request.header("Content-Type")).isEmpty();
    assertThat(request.header("Content-Length")).isEmpty();
  }

  @Test
  @DisplayName("B-140: additional headers are not doubled by a redirect")
  void additional() {
    try (Rig more =
        Rig.http(
            configuration ->
                configuration.httpAdditionalHeaders(
                    dev.urlsession.HTTPHeaders.of("X-Session", "s")))) {
      more.server.redirectChain("/chain", 3);
      assertThat(more.get("/chain").text()).isEqualTo("arrived");
      assertThat(more.server.requests())
          .allSatisfy(
              request -> assertThat(request.headerValues("X-Session")).containsExactly("s"));
    }
  }

  @ParameterizedTest(name = "B-130: {0} is not followed")
  @ValueSource(ints = {300, 304})
  @DisplayName("B-130: 300 and 304 are not followed")
  void notFollowed(int status) {
    rig.server.route("/a", Answer.redirect(status, "/b"));
    assertThat(rig.get("/a").http().statusCode()).isEqualTo(status);
    assertThat(rig.server.requestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-131: a redirect that does not say where to is an ordinary response")
  void nowhere() {
    rig.server.route("/a", Answer.text("lost").status(302));
    Told told = rig.get("/a");
    assertThat(told.events()).containsExactly("response 302", "data", "complete");
  }

  @ParameterizedTest(name = "B-132: \"{0}\" leads from /x/y?q to {1}")
  @CsvSource({
    "z, /x/z",
    "../z, /z",
    "/z?a=b%20c, /z?a=b%20c",
    "?p=1, /x/y?p=1",
    "./z/../w, /x/w",
    "/z#frag, /z"
  })
  @DisplayName("B-132: a relative Location is resolved against the current URL")
  void relative(String location, String target) {
    rig.server.fallback(Answer.text("arrived"));
    rig.server.route("/x/y", Answer.sequence(Answer.redirect(302, location), Answer.text("again")));
    assertThat(rig.get("/x/y?q").error()).isNull();
    assertThat(rig.server.requests().get(1).target()).isEqualTo(target);
  }

  @Test
  @DisplayName("B-143: currentRequest changes with each hop, originalRequest never")
  void requests() {
    rig.server.redirectChain("/chain", 2);
    URLSessionDataTask task = rig.session.dataTask(rig.uri("/chain"));
    rig.start(task).awaitEnd();
    assertThat(task.originalRequest().url()).isEqualTo(rig.uri("/chain"));
    assertThat(task.currentRequest().url()).isEqualTo(rig.uri("/chain/2"));
  }

  @Test
  @DisplayName("B-145: each hop is an entry of the metrics")
  void metrics() {
    rig.server.redirectChain("/chain", 3);
    Told told = rig.get("/chain");
    assertThat(told.metrics().redirectCount()).isEqualTo(3);
    assertThat(told.metrics().transactionMetrics())
        .extracting(entry -> entry.request().url().getPath())
        .containsExactly("/chain", "/chain/1", "/chain/2", "/chain/3");
  }
}
