// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import dev.urlsession.HTTPURLResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an unsafe request makes invalid (RFC 9111, 4.4; B-219). */
public final class Invalidation {

  /** Methods that change nothing (RFC 9110, 9.2.1). Others, also unknown ones, may. */
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private Invalidation() {}

  /** Whether the method may change something. */
  public static boolean isUnsafe(String method) {
    return !SAFE.contains(method);
  }

  /** The URLs whose stored responses are invalid now: none when the request failed. */
  public static List<URI> targets(String method, URI url, HTTPURLResponse response) {
    if (!isUnsafe(method) || response.statusCode() < 200 || response.statusCode() > 399) {
      return List.of();
    }
    List<URI> targets = new ArrayList<>();
    targets.add(url);
    for (String field : List.of("Location", "Content-Location")) {
      URI named = resolved(url, response.value(field));
      // Nobody may make another's entries invalid.
      if (named != null && isSameOrigin(url, named)) {
        targets.add(named);
      }
    }
    return targets;
  }

  private static @Nullable URI resolved(URI base, @Nullable String reference) {
    try {
      return reference == null ? null : base.resolve(reference.strip());
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static boolean isSameOrigin(URI one, URI other) {
    return one.getHost() != null
        && one.getHost().equalsIgnoreCase(other.getHost())
        && lower(one.getScheme()).equals(lower(other.getScheme()))
        && port(one) == port(other);
  }

  private static int port(URI url) {
    int port = url.getPort();
    return port > 0 ? port : lower(url.getScheme()).equals("https") ? 443 : 80;
  }

  private static String lower(@Nullable String scheme) {
    return Objects.requireNonNullElse(scheme, "").toLowerCase(Locale.ROOT);
  }
}
