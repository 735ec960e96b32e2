// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.background.place.Places;
import dev.urlsession.background.place.PrivateDirectory;
import dev.urlsession.background.protocol.StatusReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Looks for what keeps the daemon from working. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Looks for what keeps the daemon from working; 1 when something does.")
final class DaemonDoctorCommand implements Callable<Integer> {

  /** Below it, downloads begin to wait for the disk. */
  private static final long LITTLE_SPACE = 1L << 30;

  private final Terminal terminal;
  private boolean well = true;

  DaemonDoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Places places = Places.current();
    tell(true, "Java " + Runtime.version() + " in " + System.getProperty("java.home"));
    directory("state", places.state());
    directory("cache", places.cache());
    directory("socket", places.sockets());
    daemon();
    return well ? ExitCode.OK : ExitCode.OTHER;
  }

  private void directory(String what, Path directory) {
    if (!Files.exists(directory)) {
      tell(true, what + " directory " + directory + " will be made when it is needed");
      return;
    }
    try {
      PrivateDirectory.check(directory);
      long usable = Files.getFileStore(directory).getUsableSpace();
      tell(
          usable >= LITTLE_SPACE,
          "%s directory %s: yours alone, %s free".formatted(what, directory, Amount.bytes(usable)));
      String type = Files.getFileStore(directory).type();
      if (type.startsWith("nfs") || type.equals("cifs") || type.startsWith("smb")) {
        tell(false, "it is on a network file system (" + type + "); set URLSESSION_HOME elsewhere");
      }
    } catch (IOException unusable) {
      tell(false, what + " directory " + directory + ": " + unusable.getMessage());
    }
  }

  private void daemon() {
    try {
      StatusReply status = BackgroundDaemon.status(BackgroundDaemon.ofNobody());
      tell(true, "the daemon answers: " + status.getVersion() + ", " + status.getProcessId());
    } catch (CommandFailure failure) {
      tell(
          BackgroundDaemon.isAbsent(failure),
          BackgroundDaemon.isAbsent(failure)
              ? "the daemon is not running; it is started when it is needed"
              : failure.message());
    }
  }

  private void tell(boolean good, String text) {
    well &= good;
    terminal.out().println((good ? "ok    " : "BAD   ") + text);
  }
}
