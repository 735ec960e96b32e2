// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where on its peer a proof is shown without being asked for: below these paths.
 *
 * @param prefixes each with a slash at its end, or a whole path
 */
record Scope(List<String> prefixes) {

  private static final int MOST_PREFIXES = 64;

  /** All of the peer. */
  static final Scope WHOLE = new Scope(List.of("/"));

  /** The directory of the path, as Basic has it (RFC 7617, 2.2). */
  static Scope around(String path) {
    return new Scope(List.of(path.substring(0, path.lastIndexOf('/') + 1)));
  }

  /** The paths a Digest challenge names; all when it names none here (RFC 7616, 3.3). */
  static Scope of(List<String> domain) {
    List<String> paths = new ArrayList<>();
    for (String one : domain) {
      String path = path(one);
      if (path != null && paths.size() < MOST_PREFIXES) {
        paths.add(path);
      }
    }
    return paths.isEmpty() ? WHOLE : new Scope(List.copyOf(paths));
  }

  private static @Nullable String path(String uri) {
    try {
      URI parsed = new URI(uri);
      String path = parsed.getRawPath();
      return parsed.getRawAuthority() == null && path != null && path.startsWith("/") ? path : null;
    } catch (URISyntaxException unusable) {
      return null;
    }
  }

  /** How much of the path is covered; -1 when it is not. */
  int covers(String path) {
    return prefixes.stream().filter(path::startsWith).mapToInt(String::length).max().orElse(-1);
  }

  Scope and(Scope other) {
    return new Scope(
        Stream.concat(other.prefixes.stream(), prefixes.stream())
            .distinct()
            .limit(MOST_PREFIXES)
            .toList());
  }
}
