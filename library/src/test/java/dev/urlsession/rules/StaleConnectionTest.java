// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLRequest;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaleConnectionTest {

  @AutoClose private final Rig rig = Rig.http();

  @BeforeEach
  void answers() {
    rig.server.route("/dies", Answer.text("x").thenCloseOnNextRequest());
    rig.server.route("/", Answer.text("text"));
  }

  @Test
  @DisplayName("B-239: a connection is kept and used again")
  void kept() {
    rig.get("/");
    assertThat(rig.get("/").metrics().transactionMetrics().get(0).isReusedConnection()).isTrue();
    assertThat(rig.server.connections()).isEqualTo(1);
  }

  @ParameterizedTest(name = "B-239: {0} is repeated on a new connection, unnoticed")
  @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
  @DisplayName("B-239: idempotent requests are repeated once on a new connection")
  void idempotent(String method) {
    rig.get("/dies");
    HTTPBody body = method.equals("PUT") ? HTTPBody.ofString("body") : null;
    Told told = rig.load(rig.request(method, "/").httpBody(body).build());
    assertThat(told.error()).isNull();
    assertThat(told.http().statusCode()).isEqualTo(200);
    assertThat(rig.server.connections()).isEqualTo(2);
  }

  @ParameterizedTest(name = "B-239: {0} is not repeated, the loss is told (-1005)")
  @ValueSource(strings = {"POST", "PATCH"})
  @DisplayName("B-239, B-240: other requests are not repeated")
  void notIdempotent(String method) {
    rig.get("/dies");
    Told told = rig.load(rig.request(method, "/").httpBody(HTTPBody.ofString("b")).build());
    assertThat(told.code()).isEqualTo(Code.NETWORK_CONNECTION_LOST);
    assertThat(rig.server.connections()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-239: when all idle connections are dead, the one repetition gets a new one")
  void allDead() {
    Gate gate = new Gate();
    rig.server.route("/dies", Answer.text("x").gate(gate).thenCloseOnNextRequest());
    List<Told> tasks = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      tasks.add(rig.start(rig.session.dataTask(rig.uri("/dies"))));
    }
    gate.awaitArrivals(6, Rig.PATIENCE);
    gate.open();
    tasks.forEach(Told::awaitEnd);
    Told told = rig.get("/");
    assertThat(told.error()).isNull();
    assertThat(told.text()).isEqualTo("text");
    assertThat(rig.server.connections()).isEqualTo(7);
    rig.server.awaitOpenConnections(1, Rig.PATIENCE);
  }

  @Test
  @DisplayName("B-239: a new connection that is lost is not repeated")
  void freshLoss() {
    rig.server.route("/lost", Answer.disconnect());
    assertThat(rig.get("/lost").code()).isEqualTo(Code.NETWORK_CONNECTION_LOST);
    assertThat(rig.server.requestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-239: a repetition that is lost as well is told")
  void twice() {
    rig.server.route("/lost", Answer.disconnect());
    rig.get("/");
    Told told = rig.get("/lost");
    assertThat(told.code()).isEqualTo(Code.NETWORK_CONNECTION_LOST);
    assertThat(rig.server.requestCount()).isEqualTo(3);
  }

  @Test
  @DisplayName("B-085, B-239: the body stream of a repeated request is asked for again")
  void stream() {
    rig.heard.bodies(() -> new ByteArrayInputStream(new byte[100]));
    rig.get("/dies");
    URLRequest put = rig.request("PUT", "/").build();
    Told told = rig.start(rig.session.uploadTaskWithStreamedRequest(put)).awaitEnd();
    assertThat(told.error()).isNull();
    assertThat(told.events().stream().filter("body"::equals)).hasSize(2);
  }

  @Test
  @DisplayName("B-239: a connection closed by the server while idle is simply not used")
  void closedIdle() {
    Gate gate = new Gate();
    rig.server.route("/closes", Answer.text("x").thenClose(gate));
    rig.get("/closes");
    gate.open();
    rig.server.awaitOpenConnections(0, Rig.PATIENCE);
    Told told = rig.load(rig.request("PUT", "/").httpBody(HTTPBody.ofString("b")).build());
    assertThat(told.error()).isNull();
  }
}
