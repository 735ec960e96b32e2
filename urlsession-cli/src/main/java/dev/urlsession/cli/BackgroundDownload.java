// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDownloadTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands downloads to the daemon and returns. */
@Command(
    name = "download",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Hands downloads to the daemon and returns as soon as it has them on disk.",
      "The files are put where they belong even if you never call the command again. Status 4xx"
          + " and 5xx leave no file."
    })
final class BackgroundDownload implements Callable<Integer> {

  private final Terminal terminal;
  @Mixin private final BackgroundOptions background = new BackgroundOptions();
  @Mixin private final HeadOptions head = new HeadOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Save to this file, over what is there. For one URL only.")
  private @Nullable Path output;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "Save into this directory, which is made when missing (default: the current).")
  private Path directory = Path.of("");

  @Parameters(arity = "1..*", paramLabel = "URL", description = "What to load.")
  private List<String> urls = List.of();

  BackgroundDownload(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailure {
    if (urls.size() > 1 && output != null) {
      throw CommandFailure.usage("-o goes with one URL only; use --directory.");
    }
    BackgroundTarget target = BackgroundTarget.of(output, directory);
    List<URLRequest> requests = new ArrayList<>();
    for (String url : urls) {
      requests.add(
          URLRequest.builder(Urls.parse(url))
              .httpMethod(head.method("GET"))
              .headers(head.headers())
              .build());
    }
    try (BackgroundHandOver daemon = new BackgroundHandOver(terminal, background.session())) {
      for (URLRequest request : requests) {
        daemon.accept(session -> task(session, request, target));
      }
    }
    return ExitCode.OK;
  }

  private static URLSessionDownloadTask task(
      URLSession session, URLRequest request, BackgroundTarget target) {
    URLSessionDownloadTask task = session.downloadTask(request);
    task.setTaskDescription(target.description());
    return task;
  }
}
