// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.background.protocol.SessionInfo;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.Generated;
import dev.urlsession.testing.LoopbackServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The demo's last chapter: an app begins a download and is killed half way; the daemon finishes it,
 * and starts the app again to hear of it.
 */
final class DemoBackground {

  private static final long LENGTH = 16L << 20;
  private static final long SEED = 11;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Terminal terminal;
  private final PrintStream out;
  private final LoopbackServer server;
  private int told;

  DemoBackground(Terminal terminal, LoopbackServer server) {
    this.terminal = terminal;
    this.out = terminal.out();
    this.server = server;
  }

  void tell() throws Exception {
    out.println();
    out.println(terminal.coloured("1", "7. A download that outlives its app"));
    Gate rest = new Gate();
    server.route(
        "/long-film",
        Answer.generated(LENGTH, SEED)
            .header("ETag", "\"long-1\"")
            .ranges()
            .gateAfter(LENGTH / 2, rest));
    try (DemoHome home = new DemoHome()) {
      Process app = home.start(server.uri("/long-film").toString());
      try {
        listen(home, "resume()");
        rest.awaitArrivals(1, PATIENCE);
      } finally {
        app.destroyForcibly();
      }
      app.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      say("half of the film is sent; the app is killed, as by kill -9");
      say("the daemon, process " + home.status().getProcessId() + ", goes on without it");
      rest.open();
      awaitFile(home);
      say("the film is complete and waits; the daemon starts the app, to tell it");
      listen(home, "that was all");
      compare(home.story());
    }
    say("and the demo's daemon has ended, and its files are gone");
  }

  /** Repeats what the app says, until it has said that. */
  private void listen(DemoHome home, String last) throws IOException, CommandFailure {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < PATIENCE.toNanos()) {
      List<String> lines = lines(home.story());
      while (told < lines.size()) {
        String line = lines.get(told++);
        say(line);
        if (line.contains(last)) {
          return;
        }
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    throw CommandFailure.of(ExitCode.OTHER, "The app says nothing; please report it.");
  }

  /** Whole lines only: the last one may be in the making. */
  private static List<String> lines(Path story) throws IOException {
    if (!Files.exists(story)) {
      return List.of();
    }
    String text = Files.readString(story);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  private static void awaitFile(DemoHome home) throws CommandFailure {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < PATIENCE.toNanos()) {
      List<SessionInfo> sessions = home.status().getSessionsList();
      if (sessions.stream().allMatch(session -> session.getUnfinishedTasks() == 0)) {
        return;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    throw CommandFailure.of(ExitCode.OTHER, "The daemon does not finish; please report it.");
  }

  private void compare(Path story) throws Exception {
    String whole = Generated.sha256(SEED, LENGTH);
    if (lines(story).stream().noneMatch(line -> line.endsWith(whole))) {
      throw CommandFailure.of(ExitCode.OTHER, "The film is not what was sent; please report it.");
    }
    say(terminal.coloured("32", "It is what the server sent, byte for byte."));
  }

  private void say(String text) {
    out.println("   " + text);
  }
}
