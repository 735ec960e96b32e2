// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.URLRequest;
import dev.urlsession.URLRequestBuilder;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Bodies to standard output. */
@Command(
    name = "get",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Loads URLs and writes their bodies to standard output.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  urlsession get https://example.org/",
      "  urlsession get -i -H 'Accept: text/plain' https://example.org/",
      "  urlsession get -d name='Jane Doe' -d age=42 https://example.org/form",
      "  urlsession get --json '{\"a\":1}' https://example.org/api",
      "  urlsession get -F note=hello -F 'photo=@a.jpg;type=image/jpeg' https://example.org/form",
      "  urlsession get -s --metrics -o page.html https://example.org/"
    })
final class GetCommand implements Callable<Integer> {

  private final Terminal terminal;
  @Mixin private final HeadOptions head = new HeadOptions();
  @Mixin private final BodyOptions body = new BodyOptions();
  @Mixin private final AnswerOptions answer = new AnswerOptions();
  @Mixin private final SessionOptions sessions = new SessionOptions();
  @Mixin private final ReportOptions report = new ReportOptions();

  @Option(
      names = {"-I", "--head"},
      description = "Ask for the head only (HEAD) and write it.")
  private boolean headOnly;

  @Parameters(arity = "1..*", paramLabel = "URL", description = "What to load.")
  private List<String> urls = List.of();

  GetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailure {
    List<Function<URLSession, URLSessionTask>> tasks = new ArrayList<>();
    for (String url : urls) {
      URLRequest request = request(head, body, url, headOnly ? "HEAD" : "GET");
      tasks.add(session -> session.dataTask(request));
    }
    DataLoad load = new DataLoad(terminal, sessions, report, answer, headOnly);
    return load.run(Urls.parse(urls), tasks, String.valueOf(answer.file()), answer.file() != null);
  }

  static URLRequest request(HeadOptions head, BodyOptions body, String url, String method)
      throws CommandFailure {
    BodyOptions.Payload payload = body.payload();
    URLRequestBuilder request =
        URLRequest.builder(Urls.parse(url))
            .httpMethod(head.method(payload == null ? method : "POST"))
            .headers(head.headers());
    if (payload == null) {
      return request.build();
    }
    URLRequest typed = request.httpBody(payload.body()).build();
    if (typed.value("Content-Type") == null) {
      request.header("Content-Type", payload.contentType());
    }
    if (payload.accept() != null && typed.value("Accept") == null) {
      request.header("Accept", payload.accept());
    }
    return request.build();
  }
}
