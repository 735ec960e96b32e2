// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import dev.urlsession.testing.RecordedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
  @DisplayName("a password on the command line works, with a warning, and is not told")
  void given() {
    Run run = Run.of("get", "-v", "--metrics", "-u", "user:" + CANARY, server.uri("/a"));
    assertThat(run.out()).isEqualTo("inside");
    assertThat(run.err()).contains("warning:", "URLSESSION_PASSWORD").doesNotContain(CANARY);
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
  @DisplayName("where a redirect leads to another host the password stays behind")
  void redirected() {
    String elsewhere = server.uri("/p").toString().replace("127.0.0.1", "localhost");
    server.route("/from", Answer.redirect(302, elsewhere));
    Run run = Run.of("get", "-f", "-u", "user:pass", server.uri("/from"));
    assertThat(run.code()).isEqualTo(ExitCode.HTTP_ERROR);
    assertThat(server.requests()).noneMatch(request -> !shown(request).isEmpty());
  }

  @Test
  @DisplayName("a password from the environment is in no list of processes, and not told")
  void environment() throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.urlsession.cli.Main",
                "get",
                "-v",
                "-u",
                "user",
                server.uri("/a").toString()));
    ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
    builder.environment().put("URLSESSION_PASSWORD", CANARY);
    builder.redirectOutput(directory.resolve("out").toFile());
    builder.redirectError(directory.resolve("err").toFile());
    Process process = builder.start();
    String listed =
        process.info().commandLine().orElse("")
            + process.info().arguments().map(List::of).orElse(List.of()).stream()
                .collect(Collectors.joining(" "));
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();

    assertThat(listed).doesNotContain(CANARY);
    assertThat(directory.resolve("err")).content().doesNotContain(CANARY);
    assertThat(Files.readString(directory.resolve("out"))).isEqualTo("inside");
  }

  @Test
  @DisplayName("the launcher moves passwords from the command line into the environment")
  void launcher() throws Exception {
    String script = Files.readString(Path.of("../urlsession"));
    String hiding = script.substring(script.indexOf("hide() {"), script.indexOf("is_current() {"));
    Path file =
        Files.writeString(
            directory.resolve("hide.sh"),
            hiding
                + "printf '<%s>' \"$@\"\n"
                + "printf '|%s|%s' \"$URLSESSION_PASSWORD\" \"$URLSESSION_PROXY_PASSWORD\"\n");
    Process process =
        new ProcessBuilder(
                "sh", file.toString(), "get", "-u", "user:p$a:s 's\"", "a b", "--proxy-user=p:q")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).isEqualTo("<get><-u><user><a b><--proxy-user=p>|p$a:s 's\"|q");
  }
}
