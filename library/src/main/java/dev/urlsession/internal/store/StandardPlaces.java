// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where this platform wants a user's files. The system property {@code urlsession.home}, else the
 * environment variable {@code URLSESSION_HOME}, moves all of them.
 *
 * @param moved whether something other than the platform decided
 */
public record StandardPlaces(Path state, Path cache, boolean moved) {

  /** Decides from these. */
  public static StandardPlaces of(Surroundings surroundings) {
    String moved = surroundings.property("urlsession.home");
    if (moved == null) {
      moved = surroundings.variable("URLSESSION_HOME");
    }
    if (moved != null) {
      Path home = Path.of(moved).toAbsolutePath();
      return new StandardPlaces(home.resolve("state"), home.resolve("cache"), true);
    }
    String home = surroundings.property("user.home");
    Path user = Path.of(home == null ? "" : home).toAbsolutePath();
    String system = surroundings.property("os.name");
    String name = system == null ? "" : system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      Path local =
          given(surroundings.variable("LOCALAPPDATA"), user.resolve("AppData").resolve("Local"))
              .resolve("urlsession");
      return new StandardPlaces(local.resolve("state"), local.resolve("cache"), false);
    }
    if (name.startsWith("mac")) {
      Path own = user.resolve("Library");
      return new StandardPlaces(
          own.resolve("Application Support").resolve("urlsession"),
          own.resolve("Caches").resolve("urlsession"),
          false);
    }
    return new StandardPlaces(
        given(surroundings.variable("XDG_STATE_HOME"), user.resolve(".local").resolve("state"))
            .resolve("urlsession"),
        given(surroundings.variable("XDG_CACHE_HOME"), user.resolve(".cache"))
            .resolve("urlsession"),
        false);
  }

  /** The XDG specification wants paths that are not absolute to be ignored. */
  private static Path given(@Nullable String text, Path otherwise) {
    if (text == null) {
      return otherwise;
    }
    try {
      Path path = Path.of(text);
      return path.isAbsolute() ? path : otherwise;
    } catch (InvalidPathException unusable) {
      return otherwise;
    }
  }
}
