// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The subcommands. Reading the options of one takes a while, so only the one that is asked for is
 * made; all of them when it is none of them, for the help and for telling what was meant.
 */
final class Subcommands {

  private Subcommands() {}

  static List<Object> all(Terminal terminal, Interruption interruption) {
    return byName(terminal, interruption).values().stream().map(Supplier::get).toList();
  }

  static List<Object> named(String[] words, Terminal terminal, Interruption interruption) {
    Supplier<Object> named =
        words.length == 0 ? null : byName(terminal, interruption).get(words[0]);
    return named == null ? all(terminal, interruption) : List.of(named.get());
  }

  /** In the order of the help. */
  static Map<String, Supplier<Object>> byName(Terminal terminal, Interruption interruption) {
    Map<String, Supplier<Object>> byName = new LinkedHashMap<>();
    byName.put("get", () -> new GetCommand(terminal));
    byName.put("download", () -> new DownloadCommand(terminal, interruption));
    byName.put("upload", () -> new UploadCommand(terminal));
    byName.put("cookies", () -> new CookiesCommand(terminal));
    byName.put("cache", () -> new CacheCommand(terminal));
    byName.put("background", () -> BackgroundCommand.commandLine(terminal));
    byName.put("daemon", () -> DaemonCommand.commandLine(terminal));
    byName.put("demo", () -> new DemoCommand(terminal));
    byName.put("completion", () -> new CompletionCommand(terminal));
    return byName;
  }
}
