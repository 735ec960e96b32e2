// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.background;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Java command this process was started with, without what may be secret: the program's own
 * arguments, and options that sound like it.
 */
public final class OwnCommand {

  /** Options whose value is the next argument. */
  private static final Set<String> WITH_VALUE =
      Set.of(
          "-cp",
          "-classpath",
          "--class-path",
          "-p",
          "--module-path",
          "--upgrade-module-path",
          "--add-modules",
          "--enable-native-access",
          "--add-exports",
          "--add-opens",
          "--add-reads",
          "--limit-modules",
          "--patch-module",
          "--source");

  private static final List<String> SECRET =
      List.of("pass", "secret", "token", "credential", "apikey", "api.key", "api-key", "auth");

  private OwnCommand() {}

  /** Program and arguments; null when it is not to be found out. */
  public static @Nullable List<String> find() {
    ProcessHandle.Info info = ProcessHandle.current().info();
    String program = info.command().orElse(null);
    if (program == null) {
      return null;
    }
    List<String> arguments = info.arguments().map(List::of).orElseGet(OwnCommand::fromKernel);
    List<String> command = arguments.isEmpty() ? fromProperties(program) : of(program, arguments);
    return command == null ? null : List.copyOf(command);
  }

  /** The JDK gives up on commands longer than a page, as with a long class path; Linux has them. */
  private static List<String> fromKernel() {
    try {
      String line = Files.readString(Path.of("/proc/self/cmdline"));
      List<String> words = List.of(line.split("\u0000", -1));
      return words.size() < 3 ? List.of() : words.subList(1, words.size() - 1);
    } catch (IOException elsewhere) {
      return List.of();
    }
  }

  /** Options and main class of a {@code java} command; null when it is another program. */
  static @Nullable List<String> of(String program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(program);
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      boolean named = argument.equals("-m") || argument.equals("--module");
      if (named || argument.equals("-jar")) {
        return i + 1 < arguments.size() ? last(command, argument, arguments.get(i + 1)) : null;
      }
      if (argument.startsWith("--module=")) {
        command.add(argument);
        return command;
      }
      if (WITH_VALUE.contains(argument) && i + 1 < arguments.size()) {
        command.add(argument);
        command.add(absolute(argument, arguments.get(++i)));
      } else if (!argument.startsWith("-") && !argument.startsWith("@")) {
        command.add(argument);
        return command;
      } else if (!isSecret(argument)) {
        command.add(argument);
      }
    }
    return null;
  }

  private static List<String> last(List<String> command, String option, String value) {
    command.add(option);
    command.add(option.equals("-jar") ? Path.of(value).toAbsolutePath().toString() : value);
    return command;
  }

  /** Where the system does not tell the arguments of a process. */
  private static @Nullable List<String> fromProperties(String program) {
    String started = System.getProperty("sun.java.command");
    if (started == null || started.isBlank()) {
      return null;
    }
    String main = started.strip().split(" ", 2)[0];
    String classPath = absolute("-cp", System.getProperty("java.class.path", ""));
    return main.endsWith(".jar")
        ? List.of(program, "-jar", Path.of(main).toAbsolutePath().toString())
        : List.of(program, "-cp", classPath, main);
  }

  /** The daemon starts it in the same directory, but a path that means one thing is better. */
  private static String absolute(String option, String value) {
    if (!option.contains("path") && !option.equals("-cp") && !option.equals("-p")) {
      return value;
    }
    List<String> paths = new ArrayList<>();
    for (String path : value.split(File.pathSeparator, -1)) {
      paths.add(Path.of(path).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, paths);
  }

  private static boolean isSecret(String argument) {
    if (argument.startsWith("-agentlib:jdwp") || argument.startsWith("-Xrunjdwp")) {
      return true; // A second process cannot have the same debugger's port.
    }
    String name = argument.split("=", 2)[0].toLowerCase(Locale.ROOT);
    return SECRET.stream().anyMatch(name::contains)
        || (argument.startsWith("-javaagent:")
            && SECRET.stream().anyMatch(argument.toLowerCase(Locale.ROOT)::contains));
  }
}
