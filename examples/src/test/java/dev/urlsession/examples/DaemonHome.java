// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import dev.urlsession.background.client.AppIdentity;
import dev.urlsession.background.client.DaemonClient;
import dev.urlsession.background.place.Places;
import dev.urlsession.background.protocol.SessionInfo;
import dev.urlsession.background.protocol.StatusReply;
import dev.urlsession.background.protocol.StatusRequest;
import dev.urlsession.background.protocol.StopReply;
import dev.urlsession.background.protocol.StopRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A home of its own for a daemon, and the programs that talk to it; ended with the test. */
public final class DaemonHome implements AutoCloseable {

  private static final long SECONDS = 60;

  private final Path home;
  private final String before = System.getProperty("urlsession.home");

  /** Makes it; sessions of this process use it until it is closed. */
  public DaemonHome() throws Exception {
    home = Files.createTempDirectory("urlsession-examples");
    System.setProperty("urlsession.home", home.toString());
  }

  /** Starts a program of this class path that uses the same home. */
  public Process start(Class<?> main, Path output, List<String> arguments) throws Exception {
    List<String> command =
        Stream.concat(
                Stream.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-Durlsession.home=" + home,
                    "-cp",
                    System.getProperty("java.class.path"),
                    main.getName()),
                arguments.stream())
            .toList();
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
        .start();
  }

  /** The daemon's process. */
  public ProcessHandle daemon() {
    return ProcessHandle.of(status().getProcessId()).orElseThrow();
  }

  private static StatusReply status() {
    return DaemonClient.existing(Places.current(), AppIdentity.NONE)
        .<StatusReply>call(
            (daemon, reply) -> daemon.status(StatusRequest.getDefaultInstance(), reply))
        .join();
  }

  /** A program that is still at it would start the next daemon. */
  private static void awaitDetached() {
    Awaitility.await()
        .atMost(SECONDS, TimeUnit.SECONDS)
        .until(() -> status().getSessionsList().stream().noneMatch(SessionInfo::getAttached));
  }

  @Override
  public void close() throws Exception {
    try {
      ProcessHandle process = daemon();
      awaitDetached();
      DaemonClient.existing(Places.current(), AppIdentity.NONE)
          .<StopReply>call((daemon, reply) -> daemon.stop(StopRequest.getDefaultInstance(), reply))
          .join();
      process.onExit().get(SECONDS, TimeUnit.SECONDS);
    } catch (CompletionException none) {
      // There is no daemon.
    } finally {
      if (before == null) {
        System.clearProperty("urlsession.home");
      } else {
        System.setProperty("urlsession.home", before);
      }
    }
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
