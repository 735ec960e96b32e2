// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.URLRequest.CachePolicy;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the cache is used. */
final class CacheOptions {

  private static final Map<String, CachePolicy> POLICIES =
      new TreeMap<>(
          Map.of(
              "protocol", CachePolicy.USE_PROTOCOL_CACHE_POLICY,
              "reload", CachePolicy.RELOAD_IGNORING_LOCAL_CACHE_DATA,
              "reload-all", CachePolicy.RELOAD_IGNORING_LOCAL_AND_REMOTE_CACHE_DATA,
              "revalidate", CachePolicy.RELOAD_REVALIDATING_CACHE_DATA,
              "cache-else-load", CachePolicy.RETURN_CACHE_DATA_ELSE_LOAD,
              "cache-only", CachePolicy.RETURN_CACHE_DATA_DONT_LOAD));

  @Option(
      names = "--cache-policy",
      paramLabel = "POLICY",
      description = {
        "How the cache is used: protocol (as HTTP says, the default), reload (from the server),",
        "reload-all (past all caches between, too), revalidate (once the server confirmed it),",
        "cache-else-load (however old), cache-only (or fail; nothing is sent)."
      })
  private @Nullable String policy;

  /** The policy; null when none was named. */
  @Nullable CachePolicy policy() throws CommandFailure {
    if (policy == null) {
      return null;
    }
    CachePolicy named = POLICIES.get(policy.toLowerCase(Locale.ROOT));
    if (named == null) {
      throw CommandFailure.usage(
          "--cache-policy takes one of " + String.join(", ", POLICIES.keySet()) + ".");
    }
    return named;
  }
}
