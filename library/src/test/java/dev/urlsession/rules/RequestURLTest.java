// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError.Code;
import dev.urlsession.URLRequest;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.net.URI;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestURLTest {

  @AutoClose private final Rig rig = Rig.http();

  @ParameterizedTest(name = "B-237: {0} fails with {1}")
  @CsvSource({
    "ftp://127.0.0.1/, UNSUPPORTED_URL",
    "gopher:x, UNSUPPORTED_URL",
    "mailto:a@b.example, UNSUPPORTED_URL",
    "relative/path, UNSUPPORTED_URL",
    "http:///path, BAD_URL",
    "http:opaque, BAD_URL",
    "http://127.0.0.1:0/, BAD_URL",
    "http://127.0.0.1:65536/, BAD_URL"
  })
  @DisplayName("B-237: URLs that cannot be loaded fail with a code of their own, and name it")
  void refused(String url, Code code) {
    Told told = rig.load(URLRequest.of(URI.create(url)));
    assertThat(told.events()).containsExactly("complete " + code);
    assertThat(told.error().failingURL()).isEqualTo(URI.create(url));
  }

  @ParameterizedTest(name = "B-244: {0} is asked for as {1}")
  @CsvSource({
    "'', /",
    "?a=b, /?a=b",
    "/a%20b?c=%26#frag, /a%20b?c=%26",
    "/\u00fc?\u00e9=\u20ac, /%C3%BC?%C3%A9=%E2%82%AC",
    "//double//slash, //double//slash"
  })
  @DisplayName("B-244: the target is the path and query, escaped and without fragment")
  void target(String rest, String target) {
    rig.server.fallback(Answer.text("text"));
    String root = "http://127.0.0.1:" + rig.server.port();
    assertThat(rig.load(URLRequest.of(URI.create(root + rest))).error()).isNull();
    assertThat(rig.server.requests().get(0).target()).isEqualTo(target);
  }

  @Test
  @DisplayName("B-237: a host where nobody listens fails with -1004")
  void refusedConnection() {
    LoopbackServer gone = LoopbackServer.start();
    URI url = gone.uri("/");
    gone.close();
    Told told = rig.load(URLRequest.of(url));
    assertThat(told.code()).isEqualTo(Code.CANNOT_CONNECT_TO_HOST);
    assertThat(told.code().rawValue()).isEqualTo(-1004);
  }

  @Test
  @DisplayName("B-239: a server that accepts and closes at once is lost (-1005)")
  void dropped() {
    rig.server.dropConnections();
    assertThat(rig.get("/").code()).isEqualTo(Code.NETWORK_CONNECTION_LOST);
  }
}
