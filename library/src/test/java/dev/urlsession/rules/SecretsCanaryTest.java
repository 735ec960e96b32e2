// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.BearerAuthorizer;
import dev.urlsession.URLCredential;
import dev.urlsession.URLCredentialStorage;
import dev.urlsession.URLRequest;
import dev.urlsession.testing.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password and a token that must turn up nowhere but on the wire. */
@DisplayName("B-159: no secret in logs, metrics, stores, messages and temporary files")
class SecretsCanaryTest {

  private static final String PASSWORD = "canary-p4ssw0rd-7391";
  private static final String TOKEN = "canary-t0ken-8264";
  private static final URLCredential CREDENTIAL =
      URLCredential.ofUser("user", PASSWORD, URLCredential.Persistence.PERMANENT);

  @TempDir Path directory;

  private final List<String> seen = new ArrayList<>();

  /** As it is, and as headers carry it. */
  private static List<String> forms(String secret) {
    String pair =
        Base64.getEncoder().encodeToString(("user:" + secret).getBytes(StandardCharsets.UTF_8));
    return List.of(secret, pair);
  }

  @Test
  @DisplayName("a canary's password and token stay hidden through success and failure")
  void hidden() throws Exception {
    Capture log = new Capture();
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Logger root = Logger.getLogger("");
    Level before = root.getLevel();
    root.addHandler(log);
    root.setLevel(Level.FINEST);
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      load();
    } finally {
      System.setOut(out);
      System.setErr(err);
      root.setLevel(before);
      root.removeHandler(log);
    }
    seen.add(printed.toString(StandardCharsets.UTF_8));
    seen.addAll(log.lines);
    seen.add(files(directory));
    assertThat(seen).hasSizeGreaterThan(10);
    List<String> secrets = new ArrayList<>(forms(PASSWORD));
    secrets.add(TOKEN);
    assertThat(seen).noneMatch(text -> secrets.stream().anyMatch(text::contains));
  }

  private void load() throws Exception {
    URLCredentialStorage storage = URLCredentialStorage.permanent(directory.resolve("store/c.p12"));
    try (Rig rig = Rig.http(c -> c.urlCredentialStorage(storage).downloadDirectory(directory))) {
      rig.server.route("/a", Locked.basic("user", PASSWORD, Answer.text("inside")));
      rig.server.route("/file", Locked.basic("user", PASSWORD, Answer.generated(1 << 16, 7)));
      rig.server.route("/cut", Locked.basic("user", PASSWORD, Answer.text("inside").closeAfter(3)));
      Locked.Keys keys = new Locked.Keys(CREDENTIAL);
      rig.heard.onChallenge = keys;
      tell(rig, URLRequest.of(rig.uri("/a")));
      tell(rig, URLRequest.of(rig.uri("/cut")));
      tell(
          rig,
          URLRequest.of(
              URI.create(
                  "http://user:" + PASSWORD + "@127.0.0.1:" + rig.server.port() + "/nowhere")));
      keys.challenges.forEach(challenge -> seen.add(challenge.toString()));
      seen.add(CREDENTIAL + " " + storage.allCredentials());
      seen.add(
          rig.start(rig.session.downloadTask(rig.uri("/file"))).awaitEnd().events().toString());
      assertThat(storage.allCredentials()).isNotEmpty();
    }
    bearer();
  }

  private void tell(Rig rig, URLRequest request) {
    var task = rig.session.dataTask(request);
    Told told = rig.start(task).awaitEnd();
    seen.add(told.events() + " " + told.error() + " " + told.metrics() + " " + task);
    seen.add(told.metrics().transactionMetrics().toString());
    told.metrics()
        .transactionMetrics()
        .forEach(one -> seen.add(one.request() + " " + one.request().allHTTPHeaderFields()));
    seen.add(String.valueOf(task.currentRequest()) + told.response());
  }

  private void bearer() {
    try (Rig rig =
        Rig.http(
            c ->
                c.requestAuthorizer(
                    BearerAuthorizer.of(
                        Set.of(URI.create("http://127.0.0.1:1")),
                        old -> CompletableFuture.completedFuture(TOKEN))))) {
      rig.server.route("/a", Answer.text("inside"));
      tell(rig, rig.request("GET", "/a").header("Authorization", "Bearer " + TOKEN).build());
      seen.add(rig.session.configuration().requestAuthorizer().toString());
    }
  }

  private static String files(Path directory) throws IOException {
    StringBuilder all = new StringBuilder();
    try (var tree = Files.walk(directory)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        all.append(file).append('\n');
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  private static final class Capture extends Handler {

    private final List<String> lines = new ArrayList<>();

    @Override
    public synchronized void publish(LogRecord record) {
      lines.add(record.getLoggerName() + " " + record.getMessage() + " " + record.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
