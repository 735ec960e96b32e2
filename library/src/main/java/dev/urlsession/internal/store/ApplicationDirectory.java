// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * This application's own directories: one for what should stay, such as cookies, and one for what
 * can be loaded again, such as cached responses. Nothing is made on disk before it is asked for.
 *
 * @param state where what should stay lies
 * @param cache where what can be loaded again lies
 */
public record ApplicationDirectory(Path state, Path cache) {

  private static final String APPLICATIONS = "apps";
  private static final String SPOOL = "spool";

  /** Of the application that runs, as its properties and environment are now. */
  public static ApplicationDirectory current() {
    return of(Surroundings.ofThisProcess());
  }

  /** What a group of applications keeps together; any name will do. */
  public static Path groupState(String group) {
    return StandardPlaces.of(Surroundings.ofThisProcess())
        .state()
        .resolve("groups")
        .resolve(ApplicationName.unique(group));
  }

  static ApplicationDirectory of(Surroundings surroundings) {
    Path application = Path.of(APPLICATIONS, ApplicationName.of(surroundings));
    StandardPlaces places = StandardPlaces.of(surroundings);
    return new ApplicationDirectory(
        places.state().resolve(application), places.cache().resolve(application));
  }

  /** What the application uploads later, made where it is missing. */
  public Path createSpool() throws IOException {
    return OwnerOnly.directory(createCache().resolve(SPOOL));
  }

  /** The spools of all applications whose caches are below this directory. */
  public static List<Path> spools(Path caches) throws IOException {
    Path applications = caches.resolve(APPLICATIONS);
    if (!Files.isDirectory(applications, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(applications)) {
      return all.map(application -> application.resolve(SPOOL))
          .filter(spool -> Files.isDirectory(spool, LinkOption.NOFOLLOW_LINKS))
          .toList();
    }
  }

  /** Makes {@link #state()} where it is missing, for its owner only. */
  public Path createState() throws IOException {
    return OwnerOnly.directory(state);
  }

  /** Makes {@link #cache()} where it is missing, for its owner only. */
  public Path createCache() throws IOException {
    return OwnerOnly.directory(cache);
  }
}
