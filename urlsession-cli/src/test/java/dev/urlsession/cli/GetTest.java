// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import dev.urlsession.testing.RecordedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GetTest {

  @TempDir Path directory;
  private final LoopbackServer server = LoopbackServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void writesTheBodyAndNothingElse() {
    server.route("/a", Answer.text("one"));
    server.route("/b", Answer.text("two"));
    assertThat(Run.of("get", server.uri("/a"), server.uri("/b")))
        .isEqualTo(new Run(0, "onetwo", ""));
  }

  @Test
  void decodesTheBody() {
    server.route("/a", Answer.text("packed").gzip());
    assertThat(Run.of("get", server.uri("/a")).out()).isEqualTo("packed");
  }

  @Test
  void oWritesToAFile() throws Exception {
    server.route("/a", Answer.text("body"));
    Path file = directory.resolve("f");
    assertThat(Run.of("get", "-o", file, server.uri("/a"))).isEqualTo(new Run(0, "", ""));
    assertThat(file).hasContent("body");
    assertThat(Run.of("get", "-o", "-", server.uri("/a")).out()).isEqualTo("body");
  }

  @Test
  void iWritesTheHeadBeforeTheBody() {
    server.route("/a", Answer.text("body").header("X-Kind", "test"));
    assertThat(Run.of("get", "-i", server.uri("/a")).out())
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("X-Kind: test\r\n")
        .endsWith("\r\n\r\nbody");
  }

  @Test
  void upperIAsksForTheHead() {
    server.route("/a", Answer.text("body"));
    Run run = Run.of("get", "-I", server.uri("/a"));
    assertThat(server.requests().get(0).method()).isEqualTo("HEAD");
    assertThat(run.out()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n");
  }

  @Test
  void methodAndHeadersAreSent() {
    server.fallback(Answer.text(""));
    Run.of("get", "-X", "DELETE", "-H", "X-A: 1", "-H", "Accept:text/plain", server.uri("/a"));
    RecordedRequest request = server.requests().get(0);
    assertThat(request.method()).isEqualTo("DELETE");
    assertThat(request.header("X-A")).contains("1");
    assertThat(request.header("Accept")).contains("text/plain");
  }

  @Test
  void redirectsAreFollowedUnlessToldOtherwise() {
    server.redirectChain("/r", 2);
    assertThat(Run.of("get", server.uri("/r")).out()).isEqualTo("arrived");
    assertThat(Run.of("get", "-i", "--no-redirect", server.uri("/r")).out())
        .startsWith("HTTP/1.1 302 ");
  }

  @Test
  void metricsAreALineOfJSON() {
    server.route("/a", Answer.text("12345"));
    Run run = Run.of("get", "--metrics", "--http1.1", "--ephemeral", server.uri("/a?key=secret"));
    assertThat(run.err())
        .startsWith("{\"taskStart\":\"")
        .contains("\"status\":200", "\"networkProtocolName\":\"http/1.1\"")
        .contains("\"countOfResponseBodyBytesReceived\":5")
        .doesNotContain("secret")
        .endsWith("}]}\n");
  }

  @Test
  void verboseShowsHeadsWithoutSecrets() {
    server.route("/a", Answer.redirect(302, "/b?ticket=hush"));
    server.route("/b", Answer.text("x").header("Set-Cookie", "id=hush"));
    Run run =
        Run.of("get", "-v", "-H", "Authorization: hush", "-H", "X-A: b", server.uri("/a?q=hush"));
    assertThat(run.err())
        .contains("> GET /a?…\n", "> X-A: b\n", "> Authorization: (hidden)\n")
        .contains("< HTTP/1.1 302 ", "> GET /b?…\n", "< HTTP/1.1 200 OK\n")
        .contains("Set-Cookie: (hidden)\n")
        .doesNotContain("hush");
  }

  @Test
  void http2AndConnectionsAreAccepted() {
    server.route("/a", Answer.text("x"));
    assertThat(Run.of("get", "--http2", "--max-connections-per-host", 1, server.uri("/a")).out())
        .isEqualTo("x");
  }

  @Test
  void aFileThatCannotBeWrittenIsNotTouchedBeforeTheAnswer() {
    Path file = directory.resolve("f");
    Run run = Run.of("get", "-f", "-o", file, server.uri("/missing"));
    assertThat(run.code()).isEqualTo(22);
    assertThat(Files.exists(file)).isFalse();
  }
}
