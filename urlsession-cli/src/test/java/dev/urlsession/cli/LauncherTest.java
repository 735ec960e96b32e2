// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.LoopbackServer;
import dev.urlsession.testing.RecordedRequest;
import dev.urlsession.testing.TestCertificate;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("the launcher")
class LauncherTest {

  private static final List<String> CANARIES =
      Stream.of("user", "proxy", "cert", "header", "query", "form")
          .map("canary-4417-"::concat)
          .toList();

  /** Stands for a proxy and for the server behind it. */
  @AutoClose private final LoopbackServer server = LoopbackServer.start();

  private final Gate gate = new Gate();
  @TempDir Path directory;

  private Answer answer(RecordedRequest request) {
    if (request.header("Proxy-Authorization").isEmpty()) {
      return Answer.empty(407).header("Proxy-Authenticate", "Basic realm=\"p\"");
    }
    return request.header("Authorization").isEmpty()
        ? Answer.empty(401).header("WWW-Authenticate", "Basic realm=\"x\"")
        : Answer.text("inside").gate(gate);
  }

  private Path identity(String password) throws Exception {
    TestCertificate client = TestCertificate.forHosts("client.test");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    X509Certificate[] chain = {client.certificate()};
    store.setKeyEntry("me", client.privateKey(), password.toCharArray(), chain);
    Path file = directory.resolve("me.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password.toCharArray());
    }
    return file;
  }

  @Test
  @DisplayName("B-159: while it loads, no process shows a secret; nor does any file afterwards")
  void secrets() throws Exception {
    server.fallback(Answer.respond(this::answer));
    String proxy = "http://me:" + CANARIES.get(1) + "@127.0.0.1:" + server.port();
    try (Launched command =
        Launched.start(
            directory.resolve("root"),
            "get",
            "-v",
            "--metrics",
            "-u",
            "me:" + CANARIES.get(0),
            "-x",
            proxy,
            "--cert",
            identity(CANARIES.get(2)) + ":" + CANARIES.get(2),
            "-H",
            "X-Token: " + CANARIES.get(3),
            "-d",
            "form=" + CANARIES.get(5),
            "http://origin.test/?token=" + CANARIES.get(4))) {
      gate.awaitArrivals(1, Duration.ofSeconds(120));
      List<String> running = command.told();
      gate.open();

      assertThat(command.exitCode()).as(command.err()).isZero();
      assertThat(command.out()).isEqualTo("inside");
      assertThat(running.get(0)).contains("dev.urlsession.cli.Main", "/dev/fd/3");
      assertThat(running).noneMatch(LauncherTest::isTold);
      assertThat(command.err()).matches(text -> !isTold(text), "tells no secret");
      assertThat(command.left()).noneMatch(LauncherTest::isTold);
    }
  }

  private static boolean isTold(String text) {
    return CANARIES.stream().anyMatch(text::contains);
  }

  @Test
  @DisplayName("gives arguments on as they are, empty ones and line breaks as well")
  void arguments() throws Exception {
    server.route("/", Answer.echo());
    String odd = "a\\n b\n'$HOME' `x` \"*\" é\r\t" + "x".repeat(9000);
    try (Launched command =
        Launched.start(
            directory.resolve("root"),
            "get",
            "-x",
            "",
            "--json",
            odd,
            server.uri("/").toString())) {
      assertThat(command.exitCode()).as(command.err()).isZero();
      assertThat(server.requests().get(0).bodyText()).isEqualTo(odd);
    }
    try (Launched none = Launched.start(directory.resolve("other"))) {
      assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-u me:", "--proxy-user me:", "-x http://me:"})
  @DisplayName("a password on the command line of Java is warned about, without telling it")
  void byHand(String option) throws Exception {
    server.fallback(Answer.text("open"));
    String[] words = option.split(" ");
    String place = words[0].equals("-x") ? "@127.0.0.1:" + server.port() : "";
    Path log = directory.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "dev.urlsession.cli.Main",
                "get",
                words[0],
                words[1] + CANARIES.get(0) + place,
                server.uri("/").toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("URLSESSION_HOME", directory.toString());
    assertThat(builder.start().waitFor()).isZero();
    assertThat(log).content().contains("warning:", "--arguments").doesNotContain(CANARIES.get(0));
  }
}
