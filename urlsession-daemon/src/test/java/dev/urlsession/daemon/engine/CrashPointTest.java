// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static dev.urlsession.daemon.engine.EngineRig.LONG;
import static dev.urlsession.daemon.engine.EngineRig.SESSION;
import static dev.urlsession.daemon.engine.EngineRig.WHOLE;
import static dev.urlsession.daemon.engine.EngineRig.breaking;
import static dev.urlsession.daemon.engine.EngineRig.get;
import static dev.urlsession.daemon.engine.EngineRig.resource;
import static dev.urlsession.daemon.engine.EngineRig.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.daemon.model.EventBody;
import dev.urlsession.daemon.model.StoredEvent;
import dev.urlsession.daemon.model.TaskResult;
import dev.urlsession.daemon.store.CrashPoints;
import dev.urlsession.daemon.store.SqliteTaskStore;
import dev.urlsession.daemon.store.StoreOptions;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A daemon process dies at a named point as from kill -9, and a daemon in this one takes over. */
class CrashPointTest {

  private static final int KILLED = 137;

  @AutoClose private final LoopbackServer server = LoopbackServer.start();
  @TempDir private Path home;

  @ParameterizedTest(name = "P05: {0}")
  @DisplayName("P05: whenever the daemon dies, there is one file and one event in the end")
  @ValueSource(
      strings = {
        "enqueue.before-commit",
        "enqueue.after-commit",
        "claim.before-commit",
        "claim.after-commit",
        "engine.after-beginning",
        "engine.before-checkpoint",
        "checkpoint.before-commit",
        "checkpoint.after-commit",
        "hold.before-commit",
        "hold.after-commit",
        "engine.before-finalizing",
        "finalizing.before-commit",
        "finalizing.after-commit",
        "engine.before-rename",
        "engine.after-rename",
        "done.before-commit",
        "done.after-commit",
      })
  void dies(String point) throws Exception {
    server.route("/f", Answer.sequence(breaking(), resource()));
    die(point);
    takeOver();

    try (SqliteTaskStore store =
        SqliteTaskStore.open(StoreOptions.of(home.resolve("state"), Clock.systemUTC()))) {
      List<StoredEvent> events =
          get(store.events(get(store.attach(SESSION, null)).attachment(), 0, 100));
      assertThat(events).hasSize(1);
      TaskResult result = ((EventBody.Finished) events.get(0).body()).result();
      assertThat(result.failure()).isNull();
      assertThat(sha256(result.file())).isEqualTo(WHOLE);
      new OrphanSweepAges(home.resolve("cache")).makeOld();
      new OrphanSweep(store, new SessionDirectories(home.resolve("cache")), new DaemonFiles())
          .sweep(Instant.now());
      assertThat(files()).containsExactly(result.file());
    }
  }

  @Test
  @DisplayName("L19: a task at which the daemon died three times is not begun again, and fails")
  void quarantined() throws Exception {
    server.route("/f", resource());
    for (int death = 1; death <= 3; death++) {
      die("engine.after-beginning");
    }
    takeOver();

    try (SqliteTaskStore store =
        SqliteTaskStore.open(StoreOptions.of(home.resolve("state"), Clock.systemUTC()))) {
      List<StoredEvent> events =
          get(store.events(get(store.attach(SESSION, null)).attachment(), 0, 100));
      assertThat(events).hasSize(1);
      TaskResult result = ((EventBody.Finished) events.get(0).body()).result();
      assertThat(result.failure().message()).contains("died three times");
      assertThat(server.requestCount()).isZero();
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(home.resolve("cache"))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private String[] arguments() {
    return new String[] {home.toString(), server.uri("/f").toString()};
  }

  private void takeOver() throws Exception {
    CrashingDaemon.main(arguments());
  }

  private void die(String point) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-D" + CrashPoints.PROPERTY + "=" + point,
                "-cp",
                System.getProperty("java.class.path"),
                CrashingDaemon.class.getName()));
    command.addAll(List.of(arguments()));
    Process daemon =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(home.toFile(), "log")))
            .start();
    try {
      assertThat(daemon.waitFor(2 * LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(daemon.exitValue()).isEqualTo(KILLED);
    } finally {
      daemon.destroyForcibly();
    }
  }
}
