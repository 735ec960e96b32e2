// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, within a limit, and returns what it printed. */
final class Command {
  private Command() {}

  /** Ends a program still running when this JVM is told to stop. */
  private static void endWithUs(Process process) {
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  static String run(Path directory, long limitSeconds, List<String> command)
      throws IOException, InterruptedException {
    Path output = directory.resolve("command.out");
    Path errors = directory.resolve("command.err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    endWithUs(process);
    try {
      if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
        throw new IOException("took longer than " + limitSeconds + " s");
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    if (process.exitValue() != 0) {
      throw new IOException("exit " + process.exitValue() + ": " + summary(errors));
    }
    return Files.readString(output);
  }

  /** The exception and its causes; the stack frames would drown the table. */
  private static String summary(Path errors) throws IOException {
    List<String> lines =
        Files.readAllLines(errors).stream()
            .filter(line -> !line.startsWith("\t"))
            .filter(line -> !line.startsWith("SLF4J"))
            .toList();
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - 4), lines.size()));
  }
}
