// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDownloadDelegate;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.URLSessionTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Puts finished files where they belong. A file that cannot be put there stays with the daemon, and
 * is offered again when the command is started next.
 */
class BackgroundReceiver implements URLSessionDownloadDelegate {

  private final Terminal terminal;

  BackgroundReceiver(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void didFinishDownloading(URLSession session, URLSessionDownloadTask task, Path location) {
    BackgroundTarget target = BackgroundTarget.parse(task.taskDescription());
    URLResponse response = task.response();
    if (target == null || isRefusal(response)) {
      return;
    }
    String name = response == null ? "download" : response.suggestedFilename();
    try {
      Files.createDirectories(target.directory());
      Path placed = Targets.place(location, target.plan(), Targets.plain(name));
      terminal.success("saved " + placed);
    } catch (IOException failure) {
      throw new UncheckedIOException("The file cannot be put where it belongs.", failure);
    }
  }

  @Override
  public void didCompleteWithError(
      URLSession session, URLSessionTask task, @Nullable URLError error) {
    if (error != null) {
      failed(session, task, CommandFailure.of(error));
    } else if (task.response() instanceof HTTPURLResponse response && isRefusal(response)) {
      failed(session, task, CommandFailure.status(response));
    }
  }

  /** It is not over before it is noted: else the daemon offers it again. */
  private void failed(URLSession session, URLSessionTask task, CommandFailure why) {
    try {
      BackgroundFailures.ofCommand()
          .add(String.valueOf(session.configuration().identifier()), task.taskIdentifier(), why);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("The failure cannot be noted.", unwritable);
    }
    terminal.error(why.message());
  }

  private static boolean isRefusal(@Nullable URLResponse response) {
    return response instanceof HTTPURLResponse http && http.statusCode() >= 400;
  }
}
