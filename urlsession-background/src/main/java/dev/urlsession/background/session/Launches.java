// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.session;

import dev.urlsession.BackgroundLaunch;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionUsageException;
import dev.urlsession.background.protocol.LaunchCommand;
import dev.urlsession.background.protocol.RegisterRequest;
import dev.urlsession.background.protocol.RegisterRequest.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the daemon starts the app again, or that it does not. */
final class Launches {

  private static final RegisterRequest NEVER =
      RegisterRequest.newBuilder().setMode(Mode.ATTACH_ONLY).build();

  private Launches() {}

  static RegisterRequest of(URLSessionConfiguration configuration) {
    BackgroundLaunch launch = configuration.backgroundLaunch();
    if (launch == null) {
      try {
        launch = BackgroundLaunch.thisCommand();
      } catch (URLSessionUsageException unknown) {
        return NEVER;
      }
    }
    return launch.isAttachOnly() ? NEVER : command(launch.command(), launch.directory());
  }

  private static RegisterRequest command(List<String> command, @Nullable Path directory) {
    return RegisterRequest.newBuilder()
        .setMode(Mode.LAUNCH)
        .setCommand(
            LaunchCommand.newBuilder()
                .setExecutable(command.get(0))
                .addAllArguments(command.subList(1, command.size()))
                .setWorkingDirectory(Objects.requireNonNull(directory).toString()))
        .build();
  }
}
