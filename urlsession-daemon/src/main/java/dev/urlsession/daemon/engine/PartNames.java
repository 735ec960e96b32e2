// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the files in a session's directory: {@code urlsession-<task>-<random>.part} while
 * they grow, the same with {@code .ready} when they are complete.
 */
final class PartNames {

  private static final Pattern NAME =
      Pattern.compile("urlsession-(\\d{1,18})-[0-9A-Za-z-]*\\.(part|ready)");
  private static final String PART = ".part";
  private static final String READY = ".ready";

  private PartNames() {}

  /** What names of this task's files have in them. */
  static String stem(long task) {
    return task + "-";
  }

  static Path ready(Path part) {
    return renamed(part, PART, READY);
  }

  static Path part(Path ready) {
    return renamed(ready, READY, PART);
  }

  private static Path renamed(Path file, String from, String to) {
    String name = String.valueOf(file.getFileName());
    String stem = name.endsWith(from) ? name.substring(0, name.length() - from.length()) : name;
    return file.resolveSibling(stem + to);
  }

  /** Whose file it is, by its name; empty when it is none of ours. */
  static OptionalLong task(Path file) {
    Matcher matcher = NAME.matcher(String.valueOf(file.getFileName()));
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }
}
