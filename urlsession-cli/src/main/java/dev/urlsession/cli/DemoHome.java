// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.background.client.AppIdentity;
import dev.urlsession.background.client.DaemonClient;
import dev.urlsession.background.place.Places;
import dev.urlsession.background.protocol.StatusReply;
import dev.urlsession.background.protocol.StopReply;
import dev.urlsession.background.protocol.StopRequest;
import dev.urlsession.internal.store.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A home for the demo's daemon, apart from the user's own. Nothing is left of it after it is
 * closed, which also happens when the demo is interrupted.
 */
final class DemoHome implements AutoCloseable {

  private static final String HOME = "urlsession.home";
  private static final long SECONDS = 15;

  private final Path directory;
  private final Places places;
  private final Thread interrupted = new Thread(this::clear, "urlsession-demo-end");
  private boolean cleared;

  DemoHome() throws IOException {
    directory = Files.createTempDirectory("urlsession-demo");
    places =
        Places.of(
            new Surroundings(
                name -> name.equals(HOME) ? directory.toString() : System.getProperty(name),
                name -> null));
    Runtime.getRuntime().addShutdownHook(interrupted);
  }

  /** What the app has to say comes here. */
  Path story() {
    return directory.resolve("story");
  }

  /** Starts the app; it takes the URL as its argument. */
  Process start(String url) throws IOException {
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-D" + HOME + "=" + directory,
            "-D" + DemoApp.STORY + "=" + story(),
            "-Durlsession.application=demo",
            "-cp",
            System.getProperty("java.class.path"),
            DemoApp.class.getName(),
            url);
    Path output = directory.resolve("output");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
        .start();
  }

  StatusReply status() throws CommandFailure {
    return BackgroundDaemon.status(daemon());
  }

  private DaemonClient daemon() {
    return DaemonClient.existing(places, AppIdentity.NONE);
  }

  /** Ends the daemon, and removes everything. */
  private synchronized void clear() {
    if (cleared) {
      return;
    }
    cleared = true;
    try {
      Optional<ProcessHandle> process = ProcessHandle.of(status().getProcessId());
      BackgroundDaemon.answer(
          daemon()
              .<StopReply>call(
                  (calls, reply) -> calls.stop(StopRequest.getDefaultInstance(), reply)));
      if (process.isPresent()) {
        process.get().onExit().get(SECONDS, TimeUnit.SECONDS);
      }
    } catch (CommandFailure | ExecutionException | TimeoutException gone) {
      // There is none, or it does not answer: it ends when its lock is gone.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException left) {
      // Below the directory for temporary files; the system clears it.
    }
  }

  @Override
  public void close() {
    clear();
    Runtime.getRuntime().removeShutdownHook(interrupted);
  }
}
