// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.background.OwnCommand;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the daemon starts the app when events of a background session wait for it. On Apple's systems
 * the system knows; here the app says so, with {@link
 * URLSessionConfigurationBuilder#backgroundLaunch}. Immutable.
 *
 * <p>The daemon keeps the command on disk, readable by the user only, and shows it in its listings:
 * put no secret into it. The process gets an environment of a few standard names only.
 */
public final class BackgroundLaunch {

  private final List<String> command;
  private final @Nullable Path directory;

  private BackgroundLaunch(List<String> command, @Nullable Path directory) {
    this.command = List.copyOf(command);
    this.directory = directory;
  }

  /**
   * The Java command this process was started with: the same runtime, class path, module path,
   * options and main class, in the same directory. Not the program's own arguments, and no system
   * property or agent whose name sounds secret. The default.
   *
   * @throws URLSessionUsageException when it cannot be found out; use {@link #command} then
   */
  public static BackgroundLaunch thisCommand() {
    List<String> command = OwnCommand.find();
    if (command == null) {
      throw new URLSessionUsageException(
          "How this process was started cannot be found out; name the command with"
              + " BackgroundLaunch.command, or use BackgroundLaunch.attachOnly.");
    }
    return new BackgroundLaunch(command, Path.of("").toAbsolutePath());
  }

  /**
   * A command of your own, run without a shell.
   *
   * @param command the program's absolute path, then its arguments
   * @param directory where it runs; absolute
   * @throws URLSessionUsageException when a path is not absolute
   */
  public static BackgroundLaunch command(List<String> command, Path directory) {
    if (command.isEmpty() || !Path.of(command.get(0)).isAbsolute() || !directory.isAbsolute()) {
      throw new URLSessionUsageException(
          "A launch command begins with an absolute path, and runs in an absolute directory.");
    }
    return new BackgroundLaunch(command, directory);
  }

  /** The daemon never starts the app: events wait until it comes by itself. For servers. */
  public static BackgroundLaunch attachOnly() {
    return new BackgroundLaunch(List.of(), null);
  }

  /** Program and arguments; empty when the daemon never starts the app. */
  public List<String> command() {
    return command;
  }

  /** Where it runs; null when the daemon never starts the app. */
  public @Nullable Path directory() {
    return directory;
  }

  /** Whether the daemon never starts the app. */
  public boolean isAttachOnly() {
    return command.isEmpty();
  }

  @Override
  public String toString() {
    return isAttachOnly() ? "attach only" : "starts " + command.get(0);
  }
}
