// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.testing.Answer;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("B-360 to B-363: errors of loads")
class FailureTest {

  @RegisterExtension final Rig rig = new Rig();

  private final Recorder recorder = new Recorder();

  private URLError load(URI url) {
    URLSession session = rig.session(recorder);
    URLSessionTask task = session.dataTask(url);
    task.resume();
    URLError error = recorder.end().error();
    assertThat(task.error()).isSameAs(error);
    assertThat(error.failureURLString()).isEqualTo(error.failingURL().toString());
    return error;
  }

  @Test
  @DisplayName("B-360, B-363: every error has the failing URL and is the task's error")
  void failingURL() {
    rig.server().route("/", Answer.disconnect());

    assertThat(load(rig.uri("/")).failingURL()).isEqualTo(rig.uri("/"));
  }

  @Test
  @DisplayName("B-360: after a redirect it is the current URL, not the original one")
  void currentURL() {
    rig.server().route("/away", Answer.redirect(302, "/broken"));
    rig.server().route("/broken", Answer.disconnect());

    assertThat(load(rig.uri("/away")).failingURL()).isEqualTo(rig.uri("/broken"));
  }

  @Test
  @DisplayName("B-361, B-362: a refused connection is -1004 and names its cause")
  void refused() {
    rig.server().refuseConnections();

    URLError error = load(rig.uri("/"));

    assertThat(error.code().rawValue()).isEqualTo(-1004);
    assertThat(error).hasCauseInstanceOf(IOException.class);
  }

  @Test
  @DisplayName("B-362: an unknown host is -1003")
  void unknownHost() {
    assertThat(load(URI.create("http://no-such-host.invalid/")).code().rawValue())
        .isIn(-1003, -1009);
  }

  @Test
  @DisplayName("B-362: a connection lost in the body is -1005")
  void lost() {
    rig.server().route("/", Answer.generated(10_000, 1).resetAfter(5_000));

    assertThat(load(rig.uri("/")).code().rawValue()).isEqualTo(-1005);
  }

  @Test
  @DisplayName("B-362: TLS with a server that speaks none is -1200")
  void noTLS() {
    rig.server().route("/", Answer.text("hi"));

    URI url = URI.create("https://127.0.0.1:" + rig.server().port() + "/");

    assertThat(load(url).code().rawValue()).isBetween(-1206, -1200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"
      })
  @DisplayName("B-362: a head that makes no sense is -1017 or -1011")
  void garbage(String head) {
    rig.server().route("/", Answer.raw(head));

    assertThat(load(rig.uri("/")).code().rawValue()).isIn(-1017, -1011);
  }
}
