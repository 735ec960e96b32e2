// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.ephemeral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.urlsession.programs.Child;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own, whose home, working and temporary directories are known. */
final class Program implements AutoCloseable {

  private static final Duration LONG = Duration.ofSeconds(120);

  private final Process process;
  private final Path output;

  private Program(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts it; returns when it is {@link #ready}. */
  static Program start(Class<?> main, Path root, String... arguments) throws Exception {
    for (String name : List.of("home", "tmp", "work")) {
      Files.createDirectories(root.resolve(name));
    }
    List<String> command = new ArrayList<>();
    command.add(Child.java());
    command.add("-Duser.home=" + root.resolve("home"));
    command.add("-Djava.io.tmpdir=" + root.resolve("tmp"));
    command.add("-Durlsession.application=program");
    command.add("-cp");
    command.add(Child.classPath());
    command.add(main.getName());
    command.addAll(List.of(arguments));
    Path output = root.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(root.resolve("work").toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(output.toFile()));
    builder.environment().put("HOME", root.resolve("home").toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
    builder.environment().remove("URLSESSION_HOME");
    Program program = new Program(builder.start(), output);
    await("the program is ready: " + output)
        .atMost(LONG)
        .until(() -> Files.readString(output).endsWith("ready\n") || !program.process.isAlive());
    return program;
  }

  /** Called by the program: waits until the test wants it to go on. */
  static void ready() throws IOException {
    System.out.println("ready");
    System.in.read();
  }

  /** Lets it run to its end. */
  void finish() throws Exception {
    try (OutputStream input = process.getOutputStream()) {
      input.write('\n');
    }
    assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).as("it ends").isTrue();
    assertThat(output).content().endsWith("done\n");
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
