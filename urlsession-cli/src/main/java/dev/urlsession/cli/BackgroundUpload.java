// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Hands an upload to the daemon and returns. */
@Command(
    name = "upload",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Hands the upload of a file to the daemon and returns as soon as it has it on disk.",
      "The file is sent by PUT. It must stay as it is until it is sent; you may remove it where it"
          + " lies on the same file system as your cache directory."
    })
final class BackgroundUpload implements Callable<Integer> {

  private final Terminal terminal;
  @Mixin private final BackgroundOptions background = new BackgroundOptions();
  @Mixin private final HeadOptions head = new HeadOptions();

  @Parameters(index = "0", paramLabel = "FILE", description = "What to send.")
  private String file = "";

  @Parameters(index = "1", paramLabel = "URL", description = "Where to.")
  private String url = "";

  BackgroundUpload(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailure {
    HTTPBody body = HTTPBody.ofFile(BodyOptions.readable(file));
    URLRequest request =
        URLRequest.builder(Urls.parse(url))
            .httpMethod(head.method("PUT"))
            .headers(head.headers())
            .build();
    try (BackgroundHandOver daemon = new BackgroundHandOver(terminal, background.session())) {
      daemon.accept(session -> session.uploadTask(request, body));
    }
    return ExitCode.OK;
  }
}
