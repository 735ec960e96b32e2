// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.store;

import org.jspecify.annotations.Nullable;

/**
 * What this application is called on disk: the system property {@code urlsession.application}, else
 * its jar file or main class, else {@code java}.
 */
final class ApplicationName {

  private static final int LONGEST = 100;

  private ApplicationName() {}

  static String of(Surroundings surroundings) {
    String given = surroundings.property("urlsession.application");
    String name = given != null ? given : started(surroundings.property("sun.java.command"));
    return asFileName(name);
  }

  /** The program of a command such as {@code /opt/shop-1.2.jar -x}, without its version. */
  private static String started(@Nullable String command) {
    if (command == null) {
      return "java";
    }
    String program = program(command.strip());
    String file = program.substring(lastSeparator(program) + 1);
    return file.endsWith(".jar")
        ? file.substring(0, file.length() - 4).replaceFirst("-[0-9].*$", "")
        : file;
  }

  /** A jar's path may have spaces in it, a class cannot. */
  private static String program(String command) {
    int jar = command.indexOf(".jar");
    boolean isJar = jar > 0 && (jar + 4 == command.length() || command.charAt(jar + 4) == ' ');
    int space = command.indexOf(' ');
    boolean argumentFirst = space > 0 && space < jar && !separated(command.substring(0, space));
    if (isJar && !argumentFirst) {
      return command.substring(0, jar + 4);
    }
    return space < 0 ? command : command.substring(0, space);
  }

  private static boolean separated(String text) {
    return lastSeparator(text) >= 0;
  }

  private static int lastSeparator(String path) {
    return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  }

  /** A name of a file for this name and no other. */
  static String unique(String name) {
    String safe = asFileName(name);
    return safe.equals(name) ? name : safe + "-" + Integer.toHexString(name.hashCode());
  }

  private static String asFileName(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[.]+", "_");
    if (safe.isEmpty()) {
      return "java";
    }
    return safe.length() > LONGEST ? safe.substring(0, LONGEST) : safe;
  }
}
