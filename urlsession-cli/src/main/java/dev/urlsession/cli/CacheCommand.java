// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.CachedURLResponse;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLCache;
import dev.urlsession.URLRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The responses that are kept for the user of the command. */
@Command(
    name = "cache",
    mixinStandardHelpOptions = true,
    description = "Lists, shows or clears the responses that get and upload keep for you.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  urlsession cache list",
      "  urlsession cache show https://example.org/",
      "  urlsession cache clear"
    })
final class CacheCommand implements Runnable {

  private final Terminal terminal;
  @Spec private CommandSpec spec = CommandSpec.create();

  CacheCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a subcommand: list, show or clear");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists them, the most recently used first, and what they take.")
  int list(
      @Option(names = "--json", description = "As lines of JSON.") boolean json,
      @Option(
              names = "--show-queries",
              description = "With the queries of URLs, which may be secret.")
          boolean queries) {
    List<URLCache.Entry> entries = URLCache.shared().entries();
    for (URLCache.Entry entry : entries) {
      String url = queries ? entry.url().toString() : Urls.shown(entry.url());
      terminal.out().println(json ? Json.of(fields(entry, url)) : line(entry, url));
    }
    if (!json) {
      URLCache cache = URLCache.shared();
      terminal
          .out()
          .println(
              entries.size()
                  + " responses, "
                  + cache.currentDiskUsage()
                  + " of "
                  + cache.diskCapacity()
                  + " bytes");
    }
    terminal.out().flush();
    return ExitCode.OK;
  }

  private static String line(URLCache.Entry entry, String url) {
    return Terminal.harmless(
        entry.stored() + "  " + entry.length() + " bytes  " + entry.method() + " " + url);
  }

  private static Map<String, @Nullable Object> fields(URLCache.Entry entry, String url) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("method", entry.method());
    fields.put("url", url);
    fields.put("stored", entry.stored());
    fields.put("length", entry.length());
    fields.put("size", entry.size());
    return fields;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Writes the head of the response that is kept for a URL, and with -b its body.")
  int show(
      @Option(
              names = {"-b", "--body"},
              description = "Its body, and nothing else.")
          boolean body,
      @Parameters(paramLabel = "URL", description = "Whose response.") String url)
      throws CommandFailure {
    CachedURLResponse kept = URLCache.shared().cachedResponse(URLRequest.of(Urls.parse(url)));
    if (kept == null) {
      throw CommandFailure.of(ExitCode.OTHER, "Nothing is cached for this URL.");
    }
    if (body) {
      byte[] bytes = kept.data();
      terminal.out().write(bytes, 0, bytes.length);
    } else if (kept.response() instanceof HTTPURLResponse http) {
      terminal.out().println(http.statusCode() + " " + Conversation.reason(http.statusCode()));
      http.headers()
          .entries()
          .forEach(
              field ->
                  terminal
                      .out()
                      .println(
                          Terminal.harmless(Conversation.field(field.getKey(), field.getValue()))));
      terminal.out().println(kept.dataBuffer().remaining() + " bytes of body");
    }
    terminal.out().flush();
    return ExitCode.OK;
  }

  @Command(
      name = "clear",
      mixinStandardHelpOptions = true,
      description = "Removes all, or the one that is kept for a URL.")
  int clear(
      @Parameters(arity = "0..1", paramLabel = "URL", description = "Only what is kept for it.")
          @Nullable String url)
      throws CommandFailure {
    if (url == null) {
      URLCache.shared().removeAllCachedResponses();
    } else {
      URLCache.shared().removeCachedResponse(URLRequest.of(Urls.parse(url)));
    }
    return ExitCode.OK;
  }
}
