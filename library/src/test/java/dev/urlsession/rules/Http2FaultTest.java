// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.LoopbackServer;
import dev.urlsession.testing.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class Http2FaultTest {

  private static final long INTERNAL_ERROR = 2;

  @AutoClose private final Rig rig = Rig.tls(configuration -> configuration);

  @Test
  @DisplayName("B-069, B-241: a stream reset in the body fails with -1005, the connection stays")
  void reset() {
    rig.server.route("/", Answer.text("twelve bytes").resetStreamAfter(6, INTERNAL_ERROR));
    rig.server.route("/next", Answer.text("next"));
    Told told = rig.get("/");
    assertThat(told.code()).isEqualTo(Code.NETWORK_CONNECTION_LOST);
    assertThat(told.http().statusCode()).isEqualTo(200);
    assertThat(rig.get("/next").text()).isEqualTo("next");
    assertThat(rig.server.connections()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-069, B-241: a body shorter than promised fails")
  void shorter() {
    rig.server.route("/", Answer.text("twelve bytes").contentLength(100));
    assertThat(rig.get("/").code()).isEqualTo(Code.NETWORK_CONNECTION_LOST);
  }

  @Test
  @DisplayName("B-239, B-241: a refused stream is asked for again, POST as well")
  void refused() {
    rig.server.route("/", Answer.sequence(Answer.refusedStream(), Answer.text("taken")));
    assertThat(rig.upload("/", HTTPBody.ofString("body")).text()).isEqualTo("taken");
    assertThat(rig.server.requests().get(rig.server.requestCount() - 1).bodyText())
        .isEqualTo("body");
  }

  @Test
  @DisplayName("B-239, B-241: a server that always refuses is told in the end")
  void alwaysRefused() {
    rig.server.route("/", Answer.refusedStream());
    assertThat(rig.get("/").code()).isEqualTo(Code.NETWORK_CONNECTION_LOST);
  }

  @Test
  @DisplayName("B-239, B-241: after GOAWAY the answer is delivered, the next is asked elsewhere")
  void goAwayThenPost() {
    rig.server.route("/last", Answer.text("last").goAway());
    rig.server.route("/next", Answer.text("next"));
    assertThat(rig.get("/last").text()).isEqualTo("last");
    // Before the GOAWAY is seen, nobody could tell whether a POST that is cut off was acted on.
    rig.server.awaitOpenConnections(0, Rig.PATIENCE);
    assertThat(rig.upload("/next", HTTPBody.ofString("b")).text()).isEqualTo("next");
    assertThat(rig.server.connections()).isEqualTo(2);
  }

  @Test
  @DisplayName("B-239, B-241: what a GOAWAY leaves out is asked elsewhere, POST as well")
  void goAwayUnderway() {
    rig.server.route("/first", Answer.text("first"));
    rig.server.route("/", Answer.sequence(Answer.goAwayUnseen(), Answer.text("taken")));
    rig.get("/first");
    assertThat(rig.upload("/", HTTPBody.ofString("body")).text()).isEqualTo("taken");
    assertThat(rig.server.connections()).isEqualTo(2);
    rig.server.awaitOpenConnections(1, Rig.PATIENCE);
  }

  @Test
  @DisplayName("B-239, B-241: a GOAWAY leaves the answers alone that are underway")
  void goAwayBesides() {
    Gate gate = new Gate();
    rig.server.route("/slow", Answer.text("abcdef").gateAfter(3, gate));
    rig.server.route("/", Answer.sequence(Answer.goAwayUnseen(), Answer.text("taken")));
    Told slow = rig.start(rig.session.dataTask(rig.uri("/slow"))).awaitBytes(3);
    assertThat(rig.get("/").text()).isEqualTo("taken");
    gate.open();
    assertThat(slow.awaitEnd().text()).isEqualTo("abcdef");
  }

  @Test
  @DisplayName("B-239, B-241: with a GOAWAY after each answer all are answered nevertheless")
  void goAwayAlways() {
    rig.server.route("/", Answer.text("text").goAway());
    List<Told> tasks = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      tasks.add(rig.start(rig.session.dataTask(rig.uri("/"))));
    }
    assertThat(tasks).allSatisfy(told -> assertThat(told.awaitEnd().text()).isEqualTo("text"));
  }

  @Test
  @DisplayName("B-239: a stream reset before its answer is not repeated: the connection is alive")
  void resetUnanswered() {
    rig.server.route("/first", Answer.text("first"));
    rig.server.route(
        "/",
        Answer.sequence(
            Answer.raw(new byte[0]).resetStreamAfter(0, INTERNAL_ERROR), Answer.text("again")));
    rig.get("/first");
    assertThat(rig.get("/").code()).isEqualTo(Code.NETWORK_CONNECTION_LOST);
    assertThat(rig.server.requestCount()).isEqualTo(2);
  }

  @Test
  @DisplayName("B-239, B-241: a connection lost while idle is replaced, unnoticed")
  void lostIdle() {
    rig.server.route("/", Answer.text("text"));
    rig.get("/");
    rig.server.closeConnections();
    rig.server.awaitOpenConnections(0, Rig.PATIENCE);
    assertThat(rig.get("/").text()).isEqualTo("text");
    assertThat(rig.server.connections()).isEqualTo(2);
  }

  @Test
  @DisplayName("B-239, B-241: a connection lost under its streams fails each once with -1005")
  void lostBusy() {
    rig.server.route("/", Answer.text("abcdef").gateAfter(3, new Gate()));
    List<Told> tasks = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      tasks.add(rig.start(rig.session.dataTask(rig.uri("/"))));
    }
    tasks.forEach(told -> told.awaitBytes(3));
    rig.server.closeConnections();
    assertThat(tasks)
        .allSatisfy(
            told ->
                assertThat(told.awaitEnd().events())
                    .containsExactly("response 200", "data", "complete NETWORK_CONNECTION_LOST"));
  }

  @Test
  @DisplayName("B-238, B-241: what the server does not let on the connection yet waits its turn")
  void fewStreams() {
    LoopbackServer few = LoopbackServer.builder().tls(true).maxConcurrentStreams(2).build();
    try (Rig narrow = Rig.tls(few, configuration -> configuration)) {
      narrow.server.route("/", Answer.text("text"));
      List<Told> tasks = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        tasks.add(narrow.start(narrow.session.dataTask(narrow.uri("/"))));
      }
      assertThat(tasks).allSatisfy(told -> assertThat(told.awaitEnd().text()).isEqualTo("text"));
    }
  }

  @Test
  @DisplayName("B-238, B-239: what a GOAWAY leaves out keeps its turn")
  void turn() {
    LoopbackServer one = LoopbackServer.builder().tls(true).maxConcurrentStreams(1).build();
    try (Rig narrow = Rig.tls(one, configuration -> configuration)) {
      Gate gate = new Gate();
      narrow.server.fallback(Answer.text("text"));
      narrow.server.route(
          "/1", Answer.sequence(Answer.goAwayUnseen().gate(gate), Answer.text("text")));
      narrow.get("/0");
      List<Told> tasks = new ArrayList<>();
      for (int i = 1; i < 5; i++) {
        tasks.add(narrow.start(narrow.session.dataTask(narrow.uri("/" + i))));
      }
      gate.open();
      assertThat(tasks).allSatisfy(told -> assertThat(told.awaitEnd().text()).isEqualTo("text"));
      // It goes before all that waited behind it. Those have no order among themselves then: until
      // the new connection's limit is known they may all go out, be refused, and ask again.
      assertThat(narrow.server.requests())
          .extracting(RecordedRequest::path)
          .startsWith("/0", "/1", "/1")
          .containsExactlyInAnyOrder("/0", "/1", "/1", "/2", "/3", "/4");
    }
  }

  @Test
  @DisplayName("B-241: cancelling one stream leaves the others alone")
  void cancelled() {
    Gate gate = new Gate();
    rig.server.route("/", Answer.text("abcdef").gateAfter(3, gate));
    URLSessionDataTask first = rig.session.dataTask(rig.uri("/"));
    Told cancelled = rig.start(first).awaitBytes(3);
    Told other = rig.start(rig.session.dataTask(rig.uri("/"))).awaitBytes(3);
    first.cancel();
    assertThat(cancelled.awaitEnd().code()).isEqualTo(Code.CANCELLED);
    gate.open();
    assertThat(other.awaitEnd().text()).isEqualTo("abcdef");
    assertThat(rig.server.connections()).isEqualTo(1);
  }
}
