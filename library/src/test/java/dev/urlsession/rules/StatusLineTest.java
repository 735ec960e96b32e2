// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError.Code;
import dev.urlsession.testing.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusLineTest {

  @AutoClose private final Rig rig = Rig.http();

  @ParameterizedTest(name = "B-070: status {0} is accepted")
  @ValueSource(ints = {200, 226, 299, 418, 599, 600, 777, 999})
  @DisplayName("B-070: any status of three digits is accepted")
  void anyStatus(int status) {
    rig.server.route("/", Answer.text("text").status(status));
    Told told = rig.get("/");
    assertThat(told.events()).containsExactly("response " + status, "data", "complete");
  }

  @ParameterizedTest(name = "B-070: \"{0}\" is accepted")
  @ValueSource(
      strings = {"HTTP/1.1 200", "HTTP/1.1 200 ", "HTTP/1.0 200 OK", "HTTP/1.1 200 \u00e9"})
  @DisplayName("B-070: the reason is of no account")
  void accepted(String line) {
    rig.server.route("/", Answer.raw(line + "\r\nContent-Length: 2\r\n\r\nhi"));
    assertThat(rig.get("/").text()).isEqualTo("hi");
  }

  @ParameterizedTest(name = "B-070: \"{0}\" is an error without response")
  @ValueSource(
      strings = {
        "HTTP/1.1 20 Odd",
        "HTTP/1.1 2000 Odd",
        "HTTP/1.1 000 Odd",
        "HTTP/1.1 099 Odd",
        "HTTP/1.1 2x0 Odd",
        "HTTP/1.1 -20 Odd",
        "HTTP/1.1",
        "ICY 200 OK",
        "200 OK",
        "<html>"
      })
  @DisplayName("B-070: other statuses are errors without response")
  void refused(String line) {
    rig.server.route("/", Answer.raw(line + "\r\nContent-Length: 2\r\n\r\nhi"));
    Told told = rig.get("/");
    assertThat(told.events()).containsExactly("complete CANNOT_PARSE_RESPONSE");
    assertThat(told.response()).isNull();
  }

  @ParameterizedTest(name = "B-070: \"{0}\" and no more is an error without response")
  @ValueSource(strings = {"", "HTTP/1.1 2", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nA: b\r\n"})
  @DisplayName("B-070: a head that breaks off is an error without response")
  void brokenOff(String bytes) {
    rig.server.route("/", Answer.raw(bytes));
    assertThat(rig.get("/").events()).containsExactly("complete NETWORK_CONNECTION_LOST");
  }

  @Test
  @DisplayName("B-070: a server that closes or resets instead of answering is lost (-1005)")
  void noAnswer() {
    rig.server.route("/close", Answer.disconnect());
    rig.server.route("/reset", Answer.reset());
    assertThat(rig.get("/close").code()).isEqualTo(Code.NETWORK_CONNECTION_LOST);
    assertThat(rig.get("/reset").code()).isEqualTo(Code.NETWORK_CONNECTION_LOST);
  }
}
