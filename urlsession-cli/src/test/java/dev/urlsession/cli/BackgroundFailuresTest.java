// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.internal.store.ApplicationDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("what failed in the background")
class BackgroundFailuresTest {

  private static final String ODD = "a\tb\nc %09 é/..";

  @TempDir private Path directory;
  @AutoClose private final OwnHome home = new OwnHome();
  private BackgroundFailures failures;

  @BeforeEach
  void moveIn() throws IOException {
    home.moveTo(directory);
    failures = BackgroundFailures.ofCommand();
  }

  private void add(String session, long task, int code, String message) throws IOException {
    failures.add(session, task, CommandFailure.of(code, message));
  }

  private List<String> tell(String session) throws IOException {
    return failures.tell(session).stream().map(one -> one.exitCode() + one.message()).toList();
  }

  @Test
  @DisplayName("is told to all who ask, in the order of the tasks, whatever the texts are like")
  void told() throws IOException {
    add(ODD, 7, 22, ODD);
    add(ODD, 3, 28, "three");
    add("other", 1, 6, "another's");

    assertThat(tell(ODD)).containsExactly("28three", "22" + ODD);
    assertThat(tell(ODD)).containsExactly("28three", "22" + ODD);
    assertThat(tell("other")).containsExactly("6another's");
    assertThat(tell("third")).isEmpty();
  }

  @Test
  @DisplayName("is forgotten once it was told and something new begins")
  void forgotten() throws IOException {
    add("one", 1, 22, "first");
    add("two", 1, 22, "two's");
    failures.forgetTold("one");
    assertThat(tell("one")).as("nobody was told before").containsExactly("22first");
    tell("two");
    add("one", 2, 28, "second");

    failures.forgetTold("one");

    assertThat(tell("one")).containsExactly("28second");
    assertThat(tell("two")).containsExactly("22two's");
  }

  @Test
  @DisplayName("is noted once, however often the daemon says it")
  void again() throws IOException {
    add("one", 1, 22, "first");
    add("one", 1, 22, "first");
    assertThat(tell("one")).hasSize(1);
  }

  @Test
  @DisplayName("is no more than a thousand lines, of which damaged ones are passed over")
  void bounded() throws IOException {
    Path file = ApplicationDirectory.current().state().resolve("background-failures");
    add("one", 1, 22, "first");
    String line = Files.readString(file);
    Files.writeString(file, "x\n" + line.repeat(1_500).replace("\t1\t", "\t2\t"));
    Files.writeString(file, "one\t9\t22\tnew\t%zz\n\n\u00ff\n", StandardOpenOption.APPEND);
    add("one", 3, 22, "last");

    assertThat(tell("one")).hasSize(1_000).endsWith("22last");
    assertThat(Files.readAllLines(file)).hasSize(1_000);
  }
}
