// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the lines of a file in the place of {@code --arguments FILE}. What is in a file is in no
 * list of processes; the launcher gives all its arguments so, through a pipe.
 */
final class ArgumentFiles {

  static final String OPTION = "--arguments";

  /** A file that names itself would never end. */
  private static final int DEPTH = 8;

  private ArgumentFiles() {}

  static List<String> expand(List<String> words) throws CommandFailure {
    return expand(words, DEPTH);
  }

  private static List<String> expand(List<String> words, int depth) throws CommandFailure {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--")) {
        all.addAll(words.subList(i, words.size()));
        break;
      }
      if (word.startsWith(OPTION + "=")) {
        all.addAll(read(word.substring(OPTION.length() + 1), depth));
      } else if (word.equals(OPTION) && i + 1 < words.size()) {
        all.addAll(read(words.get(++i), depth));
      } else {
        all.add(word);
      }
    }
    return all;
  }

  private static List<String> read(String name, int depth) throws CommandFailure {
    if (depth == 0) {
      throw CommandFailure.usage(OPTION + ": " + name + " names too many files in files.");
    }
    String text = text(name);
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> words = new ArrayList<>();
    for (String line :
        (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1)) {
      words.add(unescaped(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line, name));
    }
    return expand(words, depth - 1);
  }

  private static String text(String name) throws CommandFailure {
    // Read as a stream and no other way: a pipe has neither size nor position.
    try (InputStream in = name.equals("-") ? System.in : Files.newInputStream(Path.of(name))) {
      StringWriter text = new StringWriter();
      new InputStreamReader(in, encoding()).transferTo(text);
      return text.toString();
    } catch (IOException unreadable) {
      throw CommandFailure.unreadable(Path.of(name));
    }
  }

  /** The terminal's, as for a command line; where that has only ASCII, more than it could do. */
  private static Charset encoding() {
    Charset own = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    return own.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : own;
  }

  private static String unescaped(String line, String name) throws CommandFailure {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        i++;
        word.append(
            switch (i < line.length() ? line.charAt(i) : ' ') {
              case '\\' -> '\\';
              case 'n' -> '\n';
              case 'r' -> '\r';
              default ->
                  throw CommandFailure.usage(
                      "In " + name + " a backslash is written as \\\\, a line break as \\n.");
            });
      } else {
        word.append(c);
      }
    }
    return word.toString();
  }
}
