// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import static dev.urlsession.daemon.store.TestStore.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.daemon.model.SessionRecord;
import dev.urlsession.daemon.model.StoredEvent;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.TaskState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** P05: a process that is killed before and after every write, and a store that is opened again. */
class CrashMatrixTest {

  private static final int KILLED = 137;

  @TempDir Path directory;

  static Stream<String> points() {
    return Stream.of(
            "attach",
            "enqueue",
            "desired",
            "claim",
            "checkpoint",
            "hold",
            "wake",
            "verify",
            "finalizing",
            "done",
            "release",
            "events",
            "acknowledge",
            "sweep",
            "invalidate")
        .flatMap(command -> Stream.of(command + ".before-commit", command + ".after-commit"));
  }

  @ParameterizedTest(name = "P05, E20: killed at {0}")
  @MethodSource("points")
  void killed(String point) throws Exception {
    List<String> said = run(point, KILLED);

    Set<Long> accepted =
        LongStream.rangeClosed(1, 3)
            .filter(n -> said.contains("accepted " + n))
            .boxed()
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(Invariants.vanished(directory, KEY, accepted)).isEmpty();
    try (TestStore test = new TestStore(directory)) {
      Recovery recovery = test.store.recover().join();
      assertThat(recovery.repair()).isNull();
      assertThat(test.store.counts().join()).doesNotContainKey(TaskState.RUNNING);
      SessionRecord session = test.attach();
      // P06: the client repeats what it had no answer to.
      List<TaskRecord> tasks = test.enqueue(session, 1, 3);
      assertThat(tasks).hasSize(3);
      assertProgress(said, tasks);
      assertOutbox(said, test, session);
    }
    assertThat(Invariants.vanished(directory, KEY, List.of(1L, 2L, 3L))).isEmpty();
  }

  private static void assertProgress(List<String> said, List<TaskRecord> tasks) {
    if (said.contains("checkpoint") && !said.contains("done 1")) {
      TaskRecord first = tasks.get(0);
      assertThat(first.state() == TaskState.DONE || first.checkpoint().received() == 10).isTrue();
    }
    for (int task = 1; task <= 2; task++) {
      if (said.contains("done " + task)) {
        assertThat(tasks.get(task - 1).state().isFinal()).isTrue();
      }
    }
  }

  private static void assertOutbox(List<String> said, TestStore test, SessionRecord session) {
    List<StoredEvent> events =
        test.store.events(session.attachment(), session.acknowledged(), 500).join();
    assertThat(events).extracting(StoredEvent::id).doesNotHaveDuplicates();
    if (said.contains("acknowledged 1")) {
      assertThat(events).extracting(StoredEvent::sequence).containsExactly(2L);
    } else if (said.contains("done 2")) {
      assertThat(events).extracting(StoredEvent::sequence).endsWith(2L);
    }
    if (said.contains("sent")) {
      assertThat(events).allMatch(StoredEvent::redelivered);
    }
  }

  @Test
  @DisplayName("P05: without a kill the script does all of it, and once")
  void notKilled() throws Exception {
    assertThat(run(null, 0)).endsWith("invalidated", "closed");
    try (TestStore test = new TestStore(directory)) {
      assertThat(test.attach().pendingEvents()).isEqualTo(1);
    }
  }

  @ParameterizedTest(name = "L13: killed at {0}")
  @MethodSource("migrationPoints")
  void killedMigration(String point) throws Exception {
    run(null, 0);
    String more = "CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT; INSERT INTO more VALUES (1);";

    run(point, KILLED, more);

    assertThat(run(null, 0, more)).containsExactly("open", "closed");
    assertThat(Invariants.violations(directory)).isEmpty();
    assertThat(Invariants.vanished(directory, KEY, List.of(1L, 2L, 3L))).isEmpty();
  }

  static Stream<String> migrationPoints() {
    return Stream.of("backup.before-rename", "migration.before-commit", "migration.after-commit");
  }

  @ParameterizedTest(name = "P16: killed at {0}")
  @MethodSource("repairPoints")
  void killedRepair(String point) throws Exception {
    run(null, 0);
    Files.write(directory.resolve("transfers.db"), new byte[9_000]);

    run(point, KILLED);

    try (TestStore test = new TestStore(directory)) {
      SessionRecord session = test.attach();
      assertThat(session.pendingEvents()).as("the session is told").isPositive();
      assertThat(test.store.task(KEY, 3).join()).as("back from the backup").isPresent();
    }
  }

  static Stream<String> repairPoints() {
    return Stream.of("repair.before-complete", "repair.after-complete", "repair.after-set-aside");
  }

  /** Runs the script in a process of its own; returns what it said. */
  private List<String> run(@Nullable String point, int expected, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path")));
    if (point != null) {
      command.add("-D" + CrashPoints.PROPERTY + "=" + point);
    }
    command.add(CrashScript.class.getName());
    command.add(directory.toString());
    command.addAll(List.of(more));
    Path output = directory.resolveSibling(directory.getFileName() + ".out");
    Path trouble = directory.resolveSibling(directory.getFileName() + ".err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(trouble.toFile())
            .start();
    int code = process.waitFor();
    // What JVMs warn of is not what the script says.
    String warnings = Files.readString(trouble);
    List<String> said = Files.readAllLines(output, StandardCharsets.UTF_8);
    Files.delete(output);
    Files.delete(trouble);
    assertThat(code).as(warnings).isEqualTo(expected);
    return said;
  }
}
