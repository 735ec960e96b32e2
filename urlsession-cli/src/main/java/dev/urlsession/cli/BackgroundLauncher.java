// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.BackgroundLaunch;
import dev.urlsession.URLSessionConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The configuration of the command's background sessions: how the daemon starts it again. */
final class BackgroundLauncher {

  private BackgroundLauncher() {}

  static URLSessionConfiguration configuration(String session) {
    return URLSessionConfiguration.backgroundSessionConfiguration(session).toBuilder()
        .backgroundLaunch(launch())
        .build();
  }

  /** {@code urlsession background deliver}, by the same Java and the same jars. */
  private static BackgroundLaunch launch() {
    BackgroundLaunch own = BackgroundLaunch.thisCommand();
    List<String> command = new ArrayList<>(own.command());
    command.add("background");
    command.add("deliver");
    Path directory = own.directory();
    return BackgroundLaunch.command(command, directory == null ? Path.of("/") : directory);
  }
}
