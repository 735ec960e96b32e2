// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.relaunch;

import dev.urlsession.daemon.hub.LaunchRecord;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Starts a process of its own session where the system has {@code setsid}, so that it outlives the
 * daemon. Its environment is the daemon's, which is an allow-list already, what the record adds to
 * it under names that are known to hold no secrets, and the marks.
 */
public final class ProcessStarter implements AppStarter {

  private static final List<Path> SETSID =
      List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

  private static final Path NOTHING = Path.of(File.separatorChar == '\\' ? "NUL" : "/dev/null");

  private static final Set<String> ALLOWED =
      Set.of(
          "PATH",
          "LANG",
          "LC_ALL",
          "LC_CTYPE",
          "TZ",
          "DISPLAY",
          "WAYLAND_DISPLAY",
          "XAUTHORITY",
          "DBUS_SESSION_BUS_ADDRESS",
          "XDG_RUNTIME_DIR",
          "XDG_CURRENT_DESKTOP",
          "XDG_SESSION_TYPE",
          "JAVA_HOME",
          "URLSESSION_HOME");

  @Override
  public CompletableFuture<Integer> start(LaunchRecord record, Map<String, String> marks)
      throws IOException {
    List<String> command = new ArrayList<>();
    SETSID.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .ifPresent(command::add);
    command.add(record.executable().toString());
    command.addAll(record.arguments());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(record.workingDirectory().toFile())
            .redirectInput(Redirect.from(NOTHING.toFile()))
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    record
        .environment()
        .forEach(
            (name, value) -> {
              if (ALLOWED.contains(name)) {
                environment.put(name, value);
              }
            });
    environment.putAll(marks);
    return builder.start().onExit().thenApply(Process::exitValue);
  }
}
