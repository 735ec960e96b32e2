// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import dev.urlsession.testing.RecordedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("-u signs in")
class SignInTest {

  private static final String CANARY = "canary-5530";

  @AutoClose private final LoopbackServer server = LoopbackServer.start();
  @TempDir Path directory;

  @BeforeEach
  void answers() {
    server.route("/a", locked(CANARY));
    server.route("/p", locked("pass"));
  }

  private static Answer locked(String password) {
    String right =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(("user:" + password).getBytes(StandardCharsets.UTF_8));
    return Answer.respond(
        request ->
            right.equals(shown(request))
                ? Answer.text("inside")
                : Answer.empty(401).header("WWW-Authenticate", "Basic realm=\"x\""));
  }

  private static String shown(RecordedRequest request) {
    return request.header("Authorization").orElse("");
  }

  @Test
  @DisplayName("a password that is given is not told")
  void given() {
    Run run = Run.of("get", "-v", "--metrics", "-u", "user:" + CANARY, server.uri("/a"));
    assertThat(run.out()).isEqualTo("inside");
    assertThat(run.err()).isNotEmpty().doesNotContain(CANARY);
  }

  @Test
  @DisplayName("downloads sign in, too")
  void download() throws IOException {
    Path file = directory.resolve("f");
    Run run = Run.of("download", "-o", file, "-u", "user:pass", server.uri("/p"));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(file).content().isEqualTo("inside");
  }

  @Test
  @DisplayName("a wrong password is tried once")
  void wrong() {
    Run run = Run.of("get", "-f", "-u", "user:wrong", server.uri("/p"));
    assertThat(run.code()).isEqualTo(ExitCode.HTTP_ERROR);
    assertThat(server.requestCount()).isEqualTo(2);
  }

  @Test
  @DisplayName("without a password and a terminal there is nothing to ask on")
  void missing() {
    Run run = Run.of("get", "-u", "user", server.uri("/p"));
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("URLSESSION_PASSWORD");
    assertThat(server.requestCount()).isZero();
  }

  @Test
  @DisplayName("a proxy's user without a password is asked for it, as with --proxy-user")
  void proxyUser() throws Exception {
    String proxy = "http://m%40e@127.0.0.1:" + server.port();
    Run run = Run.of("get", "-x", proxy, "http://origin.test/");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("-x", "URLSESSION_PROXY_PASSWORD");
    assertThat(server.requestCount()).isZero();

    String right =
        "Basic " + Base64.getEncoder().encodeToString("m@e:pass".getBytes(StandardCharsets.UTF_8));
    server.fallback(
        Answer.respond(
            request ->
                request.header("Proxy-Authorization").orElse("").equals(right)
                    ? Answer.text("behind")
                    : Answer.empty(407).header("Proxy-Authenticate", "Basic realm=\"p\"")));
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "dev.urlsession.cli.Main",
                "get",
                "-x",
                proxy,
                "http://origin.test/")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(directory.resolve("out").toFile());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("URLSESSION_HOME", directory.resolve("home").toString());
    builder.environment().put("URLSESSION_PROXY_PASSWORD", "pass");
    Process process = builder.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(directory.resolve("out")).content().isEqualTo("behind");
  }

  @Test
  @DisplayName("where a redirect leads to another host the password stays behind")
  void redirected() {
    String elsewhere = server.uri("/p").toString().replace("127.0.0.1", "localhost");
    server.route("/from", Answer.redirect(302, elsewhere));
    Run run = Run.of("get", "-f", "-u", "user:pass", server.uri("/from"));
    assertThat(run.code()).isEqualTo(ExitCode.HTTP_ERROR);
    assertThat(server.requests()).noneMatch(request -> !shown(request).isEmpty());
  }
}
