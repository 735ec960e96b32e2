// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SubcommandsTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
  private final PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
  private final Terminal terminal = new Terminal(outStream, errStream, false, 80);
  private final Interruption interruption = new Interruption();

  @Test
  void eachHasTheNameItIsFoundBy() {
    Subcommands.byName(terminal, interruption)
        .forEach((name, command) -> assertThat(nameOf(command.get())).isEqualTo(name));
  }

  @Test
  void onlyTheOneAskedForIsMade() {
    List<Object> made =
        Subcommands.named(new String[] {"get", "https://x/"}, terminal, interruption);

    assertThat(made).singleElement().isInstanceOf(GetCommand.class);
  }

  @Test
  void helpNamesAll() {
    assertThat(Main.run(new String[] {"--help"}, outStream, errStream)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(Subcommands.byName(terminal, interruption).keySet());
  }

  @Test
  void anUnknownOneIsRefused() {
    assertThat(Main.run(new String[] {"gte"}, outStream, errStream)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("gte");
  }

  private static String nameOf(Object command) {
    CommandLine line = command instanceof CommandLine made ? made : new CommandLine(command);
    return line.getCommandName();
  }
}
