// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Tells what the library does, with a server of its own. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Shows the library at work against a server on this machine, in ten seconds.")
final class DemoCommand implements Callable<Integer> {

  private final Terminal terminal;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Path directory = Files.createTempDirectory("urlsession-demo");
    try (Demo demo = new Demo(terminal, directory)) {
      demo.tell();
    } finally {
      remove(directory);
    }
    return ExitCode.OK;
  }

  private static void remove(Path directory) throws IOException {
    try (var files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(directory);
  }
}
