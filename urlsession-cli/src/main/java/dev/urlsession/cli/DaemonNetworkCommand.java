// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.background.place.NetworkWish;
import dev.urlsession.background.place.Places;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the daemon is to think of the network. */
@Command(
    name = "network",
    mixinStandardHelpOptions = true,
    description = {
      "Says what the network is like, over what the machine tells; without a word, shows it.",
      "auto: as the machine tells. metered: it costs by volume, and transfers that may not cost"
          + " anything wait. unmetered: it costs nothing. offline: everything waits."
    })
final class DaemonNetworkCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "WORD",
      description = "One of: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Words.class)
  private @Nullable String word;

  DaemonNetworkCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailure {
    Places places = Places.current();
    if (word == null) {
      terminal.out().println(NetworkWish.read(places).word());
      return ExitCode.OK;
    }
    NetworkWish wish;
    try {
      wish = NetworkWish.of(word);
    } catch (IllegalArgumentException unknown) {
      throw new ParameterException(
          spec.commandLine(), "The network is auto, metered, unmetered or offline, not " + word);
    }
    try {
      wish.write(places);
    } catch (IOException failed) {
      throw CommandFailure.of(ExitCode.OTHER, "It cannot be noted: " + failed.getMessage());
    }
    return ExitCode.OK;
  }

  static final class Words implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(NetworkWish.values()).map(NetworkWish::word).iterator();
    }
  }
}
