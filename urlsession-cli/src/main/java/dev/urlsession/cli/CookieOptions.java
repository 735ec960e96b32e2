// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.HTTPCookie;
import dev.urlsession.HTTPCookieStorage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Cookies from the command line and from files. Where there are any, the session has a jar of its
 * own, so that they do not mix with those that are kept for the user.
 */
final class CookieOptions {

  @Option(
      names = {"-b", "--cookie"},
      paramLabel = "'NAME=VALUE; …'|FILE",
      description =
          "Send these cookies to the URLs' hosts, or those of a file in Netscape's format. The"
              + " cookies kept for you are then neither sent nor changed.")
  private List<String> given = List.of();

  @Option(
      names = {"-c", "--cookie-jar"},
      paramLabel = "FILE",
      description =
          "Take cookies from this file in Netscape's format, if it is there, and write all there"
              + " are to it at the end, for you only.")
  private @Nullable Path jar;

  private @Nullable HTTPCookieStorage storage;

  /**
   * The jar to use for these URLs; null for the session's usual one.
   *
   * @param urls to whose hosts the cookies of the command line go
   */
  @Nullable HTTPCookieStorage storage(List<URI> urls) throws CommandFailure {
    if (given.isEmpty() && jar == null) {
      return null;
    }
    HTTPCookieStorage own = new HTTPCookieStorage();
    if (jar != null && Files.exists(jar)) {
      read(jar).forEach(own::setCookie);
    }
    for (String each : given) {
      List<HTTPCookie> cookies = each.contains("=") ? typed(each, urls) : read(Path.of(each));
      cookies.forEach(own::setCookie);
    }
    storage = own;
    return own;
  }

  private static List<HTTPCookie> typed(String pairs, List<URI> urls) throws CommandFailure {
    List<HTTPCookie> cookies = new ArrayList<>();
    for (String pair : pairs.split(";")) {
      int equals = pair.indexOf('=');
      if (equals < 1 && !pair.isBlank()) {
        throw CommandFailure.usage("Cookies are written as 'name=value; name=value' (-b).");
      }
      for (URI url : urls) {
        if (equals > 0 && url.getHost() != null) {
          cookies.add(
              HTTPCookie.builder(pair.substring(0, equals), pair.substring(equals + 1).strip())
                  .originURL(url)
                  .path("/")
                  .build());
        }
      }
    }
    return cookies;
  }

  static List<HTTPCookie> read(Path file) throws CommandFailure {
    try {
      return NetscapeCookies.read(
          Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList(), file.toString());
    } catch (IOException unreadable) {
      throw CommandFailure.unreadable(file);
    }
  }

  /** Writes the jar; after the session has ended. */
  void write() throws CommandFailure {
    Path file = jar;
    if (file == null || storage == null) {
      return;
    }
    try {
      Path parent = file.toAbsolutePath().getParent();
      // Made for its owner only, and never half-written.
      Path fresh = Files.createTempFile(parent == null ? Path.of("") : parent, ".cookies", null);
      Files.writeString(
          fresh, NetscapeCookies.write(storage.cookies()), StandardCharsets.ISO_8859_1);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw CommandFailure.writing(file.toString(), failed);
    }
  }
}
