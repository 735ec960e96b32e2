// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.contract;

import dev.urlsession.background.client.AppIdentity;
import dev.urlsession.background.client.DaemonClient;
import dev.urlsession.background.place.Places;
import dev.urlsession.background.protocol.HelloReply;
import dev.urlsession.background.protocol.StatusReply;
import dev.urlsession.background.protocol.StatusRequest;
import dev.urlsession.background.protocol.StopReply;
import dev.urlsession.background.protocol.StopRequest;
import dev.urlsession.daemon.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A home for the daemon of all contract tests of this JVM: a real process, started by the first
 * session as for any user, and ended after the last test.
 */
final class BackgroundHome implements BeforeAllCallback {

  static final long SECONDS = 60;

  /** What every process of these tests is. */
  private static final String APPLICATION = "contract";

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(Home.class, key -> new Home(), Home.class);
  }

  /** The daemon's process; starts it when there is none. */
  static ProcessHandle daemon() {
    HelloReply hello = DaemonClient.starting(Places.current(), AppIdentity.NONE).hello().join();
    return ProcessHandle.of(hello.getProcessId()).orElseThrow();
  }

  static StatusReply status() {
    return DaemonClient.existing(Places.current(), AppIdentity.NONE)
        .<StatusReply>call(
            (daemon, reply) -> daemon.status(StatusRequest.getDefaultInstance(), reply))
        .join();
  }

  /** Runs another process of the same application to its end. */
  static int run(Class<?> main, String... arguments) throws Exception {
    Process process = new ProcessBuilder(command(main, arguments)).inheritIO().start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(main + " does not end.");
    }
    return process.exitValue();
  }

  /** Starts another process of the same application; what it says can be read. */
  static Process start(Class<?> main, String... arguments) throws IOException {
    return new ProcessBuilder(command(main, arguments))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static List<String> command(Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Durlsession.home=" + home(),
                "-Durlsession.application=" + APPLICATION,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Where the daemon keeps everything. */
  static Path home() {
    return Path.of(System.getProperty("urlsession.home"));
  }

  private static final class Home implements AutoCloseable {

    private final Path home;

    Home() {
      try {
        home = Files.createTempDirectory("urlsession-contract");
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      System.setProperty("urlsession.home", home.toString());
      System.setProperty("urlsession.application", APPLICATION);
    }

    @Override
    public void close() throws Exception {
      stop();
      Trees.delete(home);
    }

    private static void stop() throws Exception {
      StatusReply last;
      try {
        last = status();
        DaemonClient.existing(Places.current(), AppIdentity.NONE)
            .<StopReply>call(
                (daemon, reply) -> daemon.stop(StopRequest.getDefaultInstance(), reply))
            .join();
      } catch (CompletionException none) {
        return; // There is no daemon.
      }
      ProcessHandle process = ProcessHandle.of(last.getProcessId()).orElse(null);
      if (process != null) {
        process.onExit().get(SECONDS, TimeUnit.SECONDS);
      }
    }
  }
}
