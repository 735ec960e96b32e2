// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each failure is one line on standard error, without a stack trace, and has curl's exit code. */
class ExitCodeTest {

  @TempDir Path directory;
  private final LoopbackServer server = LoopbackServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  private static void fails(int code, String line, Object... args) {
    Run run = Run.of(args);
    assertThat(run.err()).startsWith("urlsession: ").contains(line).hasLineCount(1);
    assertThat(run.code()).isEqualTo(code);
  }

  @Test
  void usageIs2() {
    fails(2, "--help", "get");
    fails(2, "--help", "frobnicate");
    fails(2, "--help");
    fails(2, "--nonsense", "get", "--nonsense", "http://a/");
    fails(2, "scheme, such as https://example.org/x", "get", "example.org/x?token=1");
    fails(2, "Not a URL", "get", "http://exa mple/");
    fails(2, "'Name: value'", "get", "-H", "nonsense", server.uri("/"));
    fails(2, "only one of", "get", "-d", "a=1", "--json", "{}", server.uri("/"));
    fails(2, "--max-time", "get", "--max-time", "0", server.uri("/"));
    fails(2, "mutually exclusive", "get", "--http1.1", "--http2", server.uri("/"));
    fails(2, "one URL only", "download", "-o", "x", server.uri("/"), server.uri("/"));
    fails(2, "64 hexadecimal", "download", "--sha256", "abc", server.uri("/"));
  }

  @Test
  void anUnknownHostIs6() {
    fails(6, "nohost.invalid", "get", "http://nohost.invalid/");
  }

  @Test
  void aClosedPortIs7() {
    URI url = server.uri("/");
    server.close();
    fails(7, "Check host and port", "get", url);
  }

  @Test
  void aBrokenTransferIs18() {
    server.route("/a", Answer.text("0123456789").closeAfter(4));
    Run run = Run.of("get", server.uri("/a"));
    assertThat(run.code()).isEqualTo(18);
    assertThat(run.out()).isEqualTo("0123");
  }

  @Test
  void anHTTPErrorIs22WhenAskedFor() {
    server.route("/a", Answer.text("why").status(500));
    assertThat(Run.of("get", server.uri("/a"))).isEqualTo(new Run(0, "why", ""));
    fails(22, "500", "get", "--fail", server.uri("/a?token=1"));
    assertThat(Run.of("get", "-f", server.uri("/a")).out()).isEmpty();
  }

  @Test
  void whatCannotBeWrittenIs23() {
    server.route("/a", Answer.text("x"));
    Path file = directory.resolve("none/file");
    fails(23, "no such directory", "get", "-o", file, server.uri("/a"));
    fails(23, "is a directory", "download", "-s", "-o", directory, server.uri("/a"));
  }

  @Test
  void timeoutsAre28() {
    server.route("/never", Answer.never());
    fails(28, "--timeout", "get", "--timeout", "0.2", server.uri("/never"));
    fails(28, "--max-time", "get", "--max-time", "0.2", server.uri("/never"));
  }

  @Test
  void noTLSThereIs35() {
    fails(35, "TLS", "get", "https://127.0.0.1:" + server.port() + "/");
  }

  @Test
  void aCertificateNobodyVouchesForIs60() {
    try (LoopbackServer secure = LoopbackServer.tls()) {
      fails(60, "certificate", "get", secure.uri("/"));
    }
  }

  @Test
  void tooManyRedirectsIs47() {
    server.redirectChain("/r", 30);
    fails(47, "redirect", "get", server.uri("/r"));
  }

  @Test
  void theFirstFailureCountsAndTheRestIsLoaded() {
    server.route("/b", Answer.text("b"));
    Run run = Run.of("get", "-f", server.uri("/none"), server.uri("/b"));
    assertThat(run.code()).isEqualTo(22);
    assertThat(run.out()).isEqualTo("b");
  }
}
