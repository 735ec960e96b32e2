// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What the subcommands hang on. */
@Command(
    name = "urlsession",
    mixinStandardHelpOptions = true,
    versionProvider = RootCommand.Version.class,
    description = "Loads URLs as Apple's URL Loading System does, on the JVM.",
    exitCodeListHeading = "%nExit codes, as curl's:%n",
    exitCodeList = {
      "0:success",
      "2:wrong usage",
      "6:host not found",
      "7:cannot connect",
      "18:the transfer broke off",
      "22:HTTP status 4xx or 5xx (download, background wait; others with -f)",
      "23:cannot write",
      "28:timeout",
      "35:TLS handshake failed",
      "47:too many redirects",
      "60:certificate not accepted",
      "130:interrupted",
      "1:anything else"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  urlsession get https://example.org/",
      "  urlsession download https://example.org/big.iso --retry 5",
      "  urlsession upload photo.jpg https://example.org/photos/1",
      "  urlsession get --cookie-jar jar.txt https://example.org/login",
      "  urlsession get --arguments secrets.txt https://example.org/",
      "  urlsession demo",
      "  urlsession get --help"
    })
final class RootCommand implements Runnable {

  /** For the help only: {@link ArgumentFiles} has read the files before. */
  @Option(
      names = ArgumentFiles.OPTION,
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "More arguments, one on each line, with each backslash doubled; - is standard input.")
  void readBefore(String file) {}

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a subcommand, such as get or download");
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"urlsession " + (version == null ? "(from classes)" : version)};
    }
  }
}
