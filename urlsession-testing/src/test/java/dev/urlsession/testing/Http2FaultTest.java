// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Http2FaultTest {

  private final LoopbackServer server = LoopbackServer.builder().http2(true).build();
  private final Http2FrameLog client = new Http2FrameLog(server);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  @DisplayName("Over a plain connection the preface is enough; HTTP/1.1 is served, too")
  void priorKnowledge() throws Exception {
    server.route("/", Answer.text("hi"));

    client.get("/");

    assertThat(client.next()).isEqualTo("HEADERS 200");
    assertThat(client.next()).isEqualTo("DATA hi end");
    assertThat(Client.rawGet(server, "/")).endsWith("hi");
  }

  @Test
  @DisplayName("Informational answers come before the final one")
  void informational() throws Exception {
    server.route("/", Answer.empty(204).informational(103, "link", "</a>"));

    client.get("/");

    assertThat(client.next()).isEqualTo("HEADERS 103");
    assertThat(client.next()).isEqualTo("HEADERS 204 end");
  }

  @Test
  @DisplayName("resetStreamAfter sends so many bytes, then RST_STREAM with the error")
  void resetStream() throws Exception {
    server.route("/", Answer.text("hello").resetStreamAfter(3, 11));

    client.get("/");

    assertThat(client.next()).isEqualTo("HEADERS 200");
    assertThat(client.next()).isEqualTo("DATA hel");
    assertThat(client.next()).isEqualTo("RST_STREAM 11");
  }

  @Test
  @DisplayName("refusedStream refuses once in a sequence, then answers")
  void refusedOnce() throws Exception {
    server.route("/", Answer.sequence(Answer.refusedStream(), Answer.empty(204)));

    client.get("/");
    assertThat(client.next()).isEqualTo("RST_STREAM 7");

    client.get("/");
    assertThat(client.next()).isEqualTo("HEADERS 204 end");
  }

  @Test
  @DisplayName("goAway sends GOAWAY after the answer")
  void goAway() throws Exception {
    server.route("/", Answer.text("hi").goAway());

    client.get("/");

    assertThat(client.next()).isEqualTo("HEADERS 200");
    assertThat(client.next()).isEqualTo("DATA hi end");
    assertThat(client.next()).isEqualTo("GOAWAY 0 after 3");
  }

  @Test
  @DisplayName("goAwayUnseen sends a GOAWAY that leaves the request out, and nothing else")
  void goAwayUnseen() throws Exception {
    server.route("/", Answer.sequence(Answer.empty(204), Answer.goAwayUnseen()));

    client.get("/");
    assertThat(client.next()).isEqualTo("HEADERS 204 end");
    client.get("/");

    assertThat(client.next()).isEqualTo("GOAWAY 0 after 3");
  }

  @ParameterizedTest
  @DisplayName("closeAfter, truncateAfter and resetAfter end the connection under the stream")
  @ValueSource(ints = {0, 1, 2})
  void connectionEnds(int kind) throws Exception {
    Answer answer = Answer.text("hello");
    server.route(
        "/",
        switch (kind) {
          case 0 -> answer.closeAfter(2);
          case 1 -> answer.truncateAfter(2);
          default -> answer.resetAfter(2);
        });

    client.get("/");

    assertThat(client.next()).isEqualTo("HEADERS 200");
    assertThat(client.next()).isEqualTo("DATA he");
    String end = client.next();
    if (end.startsWith("GOAWAY")) {
      end = client.next();
    }
    assertThat(end).isEqualTo("closed");
  }

  @Test
  @DisplayName("thenClose closes the connection after the answer")
  void thenClose() throws Exception {
    server.route("/", Answer.empty(204).thenClose());

    client.get("/");

    assertThat(client.next()).isEqualTo("HEADERS 204 end");
    server.awaitOpenConnections(0, Client.SOON);
  }

  @Test
  @DisplayName("thenCloseOnNextRequest closes the connection under the next stream")
  void closeOnNext() throws Exception {
    server.route("/", Answer.empty(204).thenCloseOnNextRequest());

    client.get("/");
    assertThat(client.next()).isEqualTo("HEADERS 204 end");
    client.get("/");

    server.awaitOpenConnections(0, Client.SOON);
    assertThat(server.requestCount()).isEqualTo(2);
  }

  @Test
  @DisplayName("raw bytes have no place in a stream: it is reset")
  void raw() throws Exception {
    server.route("/", Answer.raw("x").keepOpen());

    client.get("/");

    assertThat(client.next()).isEqualTo("RST_STREAM 2");
  }

  @Test
  @DisplayName("early answers at the head, and takes the body afterwards")
  void early() throws Exception {
    server.route("/", Answer.text("no").status(413).early());

    Channel upload = client.post("/");

    assertThat(client.next()).isEqualTo("HEADERS 413");
    assertThat(server.requests().get(0).isComplete()).isFalse();
    assertThat(client.next()).isEqualTo("DATA no end");
    client.data(upload, 100, true);
    client.get("/");
    assertThat(client.next()).isEqualTo("HEADERS 413");
  }
}
