// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPBody;
import dev.urlsession.HTTPVersion;
import dev.urlsession.URLSession.ResponseDisposition;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.Generated;
import dev.urlsession.testing.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class Http2Test {

  private static final int LARGE = 32 << 20;

  @AutoClose private final Rig rig = Rig.tls(configuration -> configuration);

  @Test
  @DisplayName("B-241: a server that speaks it over TLS is spoken to in HTTP/2")
  void get() {
    rig.server.route("/", Answer.text("text"));
    Told told = rig.get("/");
    assertThat(told.events()).containsExactly("response 200", "data", "complete");
    assertThat(told.text()).isEqualTo("text");
    assertThat(rig.server.requests().get(0).protocol()).isEqualTo("HTTP/2.0");
  }

  @Test
  @DisplayName("B-241: a session that does not want HTTP/2 gets HTTP/1.1")
  void http1() {
    try (Rig old = Rig.tls(change -> change.httpVersions(Set.of(HTTPVersion.HTTP_1_1)))) {
      old.server.route("/", Answer.text("text"));
      assertThat(old.get("/").text()).isEqualTo("text");
      assertThat(old.server.requests().get(0).protocol()).isEqualTo("HTTP/1.1");
    }
  }

  @Test
  @DisplayName("B-060, B-241: a large body waits for its reader, others pass it by")
  void backPressure() throws Exception {
    CompletableFuture<Consumer<ResponseDisposition>> question = new CompletableFuture<>();
    rig.heard.onResponse = (task, answer) -> question.complete(answer);
    rig.server.route("/large", Answer.generated(LARGE, 1));
    rig.server.route("/small", Answer.text("small"));
    URLSessionDataTask task = rig.session.dataTask(rig.uri("/large"));
    Told told = rig.start(task).await("response 200");
    assertThat(rig.session.data(rig.uri("/small")).get(60, TimeUnit.SECONDS).data()).hasSize(5);
    assertThat(told.events()).containsExactly("response 200");
    assertThat(task.countOfBytesReceived()).isLessThan(LARGE / 8);
    question.join().accept(ResponseDisposition.ALLOW);
    assertThat(told.awaitEnd().error()).isNull();
    assertThat(told.body()).isEqualTo(Generated.bytes(1, 0, LARGE));
    assertThat(rig.server.connections()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-081, B-087, B-241: uploads of known and unknown length arrive whole")
  void upload() {
    rig.server.route("/", Answer.text("taken"));
    int length = 3_000_000;
    Told bytes = rig.upload("/", HTTPBody.ofBytes(Generated.bytes(2, 0, length)));
    Told stream = rig.upload("/", HTTPBody.ofStream(Generated.inputStream(2, length)));
    assertThat(bytes.events()).contains("sent " + length + "/" + length);
    assertThat(stream.events()).contains("sent " + length + "/-1");
    List<RecordedRequest> requests = rig.server.requests();
    assertThat(requests.get(0).headerValues("content-length")).containsExactly("" + length);
    assertThat(requests.get(1).headerValues("content-length")).isEmpty();
    assertThat(requests)
        .allSatisfy(
            request -> assertThat(request.bodySha256()).isEqualTo(Generated.sha256(2, length)));
  }

  @Test
  @DisplayName("B-088, B-241: an answer before the upload is done is delivered")
  void early() {
    rig.server.route("/", Answer.text("too much").status(413).stopReading());
    Told told = rig.upload("/", HTTPBody.ofStream(Generated.inputStream(1, LARGE)));
    assertThat(told.error()).isNull();
    assertThat(told.http().statusCode()).isEqualTo(413);
    assertThat(told.text()).isEqualTo("too much");
  }

  @Test
  @DisplayName("B-130, B-241: redirects are followed, a body is sent again")
  void redirect() {
    rig.server.redirectChain("/chain", 20);
    assertThat(rig.get("/chain").text()).isEqualTo("arrived");
    rig.server.route("/a", Answer.redirect(307, "/b"));
    rig.server.route("/b", Answer.text("taken"));
    assertThat(rig.upload("/a", HTTPBody.ofString("body")).text()).isEqualTo("taken");
    List<RecordedRequest> requests = rig.server.requests();
    assertThat(requests.get(requests.size() - 1).bodyText()).isEqualTo("body");
    assertThat(rig.server.connections()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-073, B-241: informational responses come before the final one")
  void informational() {
    rig.server.route("/", Answer.text("text").informational(103, "link", "</a>"));
    assertThat(rig.get("/").events())
        .containsExactly("informed 103", "response 200", "data", "complete");
  }

  @Test
  @DisplayName("B-068, B-241: HEAD and 204 have no data")
  void bodyless() {
    rig.server.route("HEAD", "/", Answer.text("text"));
    rig.server.route("/none", Answer.empty(204));
    assertThat(rig.load(rig.request("HEAD", "/").build()).events())
        .containsExactly("response 200", "complete");
    assertThat(rig.get("/none").events()).containsExactly("response 204", "complete");
  }

  @Test
  @DisplayName("B-238, B-241: a hundred tasks share one connection")
  void hundred() {
    Gate gate = new Gate();
    rig.server.route("/", Answer.text("text").gate(gate));
    List<Told> tasks = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      tasks.add(rig.start(rig.session.dataTask(rig.uri("/"))));
    }
    gate.awaitArrivals(100, Rig.PATIENCE);
    gate.open();
    assertThat(tasks).allSatisfy(told -> assertThat(told.awaitEnd().text()).isEqualTo("text"));
    assertThat(rig.server.connections()).isEqualTo(1);
  }
}
