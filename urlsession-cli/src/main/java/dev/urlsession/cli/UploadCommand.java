// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A file to a URL. */
@Command(
    name = "upload",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Sends a file by PUT and writes the answer to standard output.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  urlsession upload photo.jpg https://example.org/photos/1",
      "  urlsession upload -X POST -H 'Content-Type: text/csv' a.csv https://example.org/import",
      "  tar c dir | urlsession upload - https://example.org/backup.tar"
    })
final class UploadCommand implements Callable<Integer> {

  private final Terminal terminal;
  @Mixin private final HeadOptions head = new HeadOptions();
  @Mixin private final AnswerOptions answer = new AnswerOptions();
  @Mixin private final SessionOptions sessions = new SessionOptions();
  @Mixin private final ReportOptions report = new ReportOptions();

  @Parameters(index = "0", paramLabel = "FILE", description = "What to send; - is standard input.")
  private String file = "";

  @Parameters(index = "1", paramLabel = "URL", description = "Where to.")
  private String url = "";

  UploadCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailure {
    URLRequest request =
        URLRequest.builder(Urls.parse(url))
            .httpMethod(head.method("PUT"))
            .headers(head.headers())
            .build();
    HTTPBody body =
        file.equals("-")
            ? HTTPBody.ofStream(System.in)
            : HTTPBody.ofFile(BodyOptions.readable(file));
    Function<URLSession, URLSessionTask> task = session -> session.uploadTask(request, body);
    return new DataLoad(terminal, sessions, report, answer, false)
        .run(Urls.parse(List.of(url)), List.of(task), file, true);
  }
}
