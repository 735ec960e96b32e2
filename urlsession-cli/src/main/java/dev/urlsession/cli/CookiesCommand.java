// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.HTTPCookie;
import dev.urlsession.HTTPCookieStorage;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The cookies that are kept for the user of the command. */
@Command(
    name = "cookies",
    mixinStandardHelpOptions = true,
    description = "Lists or clears the cookies that get, download and upload keep for you.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  urlsession cookies list",
      "  urlsession cookies list --json --show-values example.org",
      "  urlsession cookies clear example.org"
    })
final class CookiesCommand implements Runnable {

  private static final String DOMAIN = "Only those of this domain and all below it.";

  private final Terminal terminal;
  @Spec private CommandSpec spec = CommandSpec.create();

  CookiesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a subcommand: list or clear");
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists them, one a line.")
  int list(
      @Option(names = "--json", description = "As lines of JSON.") boolean json,
      @Option(names = "--show-values", description = "With their values, which are secrets.")
          boolean values,
      @Parameters(arity = "0..1", paramLabel = "DOMAIN", description = DOMAIN)
          @Nullable String domain) {
    kept(domain).stream()
        .sorted(Comparator.comparing(HTTPCookie::domain).thenComparing(HTTPCookie::name))
        .map(cookie -> json ? Json.of(fields(cookie, values)) : line(cookie, values))
        .forEach(terminal.out()::println);
    terminal.out().flush();
    return ExitCode.OK;
  }

  @Command(name = "clear", mixinStandardHelpOptions = true, description = "Removes them.")
  int clear(
      @Parameters(arity = "0..1", paramLabel = "DOMAIN", description = DOMAIN)
          @Nullable String domain)
      throws CommandFailure {
    List<HTTPCookie> cleared = kept(domain);
    HTTPCookieStorage storage = HTTPCookieStorage.shared();
    cleared.forEach(storage::deleteCookie);
    try {
      storage.flush().join();
    } catch (CompletionException failed) {
      throw CommandFailure.of(ExitCode.WRITE_ERROR, "Cannot write the cookies: " + failed + ".");
    }
    terminal.event(cleared.size() == 1 ? "1 cookie removed" : cleared.size() + " cookies removed");
    return ExitCode.OK;
  }

  private static List<HTTPCookie> kept(@Nullable String domain) {
    return HTTPCookieStorage.shared().cookies().stream()
        .filter(cookie -> domain == null || isBelow(cookie.domain(), domain))
        .toList();
  }

  private static boolean isBelow(String cookieDomain, String domain) {
    String name = "." + domain.toLowerCase(Locale.ROOT);
    return cookieDomain.startsWith(".")
        ? cookieDomain.endsWith(name)
        : ("." + cookieDomain).endsWith(name);
  }

  private static Map<String, @Nullable Object> fields(HTTPCookie cookie, boolean values) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("domain", cookie.domain());
    fields.put("path", cookie.path());
    fields.put("name", cookie.name());
    if (values) {
      fields.put("value", cookie.value());
    }
    fields.put("expires", cookie.expiresDate());
    fields.put("secure", cookie.isSecure());
    fields.put("httpOnly", cookie.isHTTPOnly());
    return fields;
  }

  private static String line(HTTPCookie cookie, boolean values) {
    return Terminal.harmless(
        cookie.domain()
            + cookie.path()
            + "  "
            + cookie.name()
            + (values ? "=" + cookie.value() : "")
            + "  until "
            + cookie.expiresDate()
            + (cookie.isSecure() ? "  secure" : "")
            + (cookie.isHTTPOnly() ? "  http-only" : ""));
  }
}
