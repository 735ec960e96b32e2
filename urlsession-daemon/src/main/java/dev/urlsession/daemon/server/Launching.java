// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.server;

import dev.urlsession.background.protocol.LaunchCommand;
import dev.urlsession.background.protocol.Refusal.Reason;
import dev.urlsession.background.protocol.RegisterRequest;
import dev.urlsession.daemon.hub.LaunchRecord;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How to start an application, between record and message. */
final class Launching {

  private Launching() {}

  /** Null when it is not to be started. */
  static @Nullable LaunchRecord of(RegisterRequest request) {
    if (request.getMode() != RegisterRequest.Mode.LAUNCH) {
      return null;
    }
    LaunchCommand command = request.getCommand();
    Path executable = Path.of(command.getExecutable());
    if (!executable.isAbsolute()) {
      throw new Refused(Reason.INVALID, "What starts an application is an absolute path.");
    }
    return new LaunchRecord(
        executable,
        command.getArgumentsList(),
        Path.of(command.getWorkingDirectory()),
        command.getEnvironmentMap());
  }

  static LaunchCommand of(LaunchRecord record) {
    return LaunchCommand.newBuilder()
        .setExecutable(record.executable().toString())
        .addAllArguments(record.arguments())
        .setWorkingDirectory(record.workingDirectory().toString())
        .putAllEnvironment(record.environment())
        .build();
  }
}
