// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import dev.urlsession.URLCacheUse.Reason;
import org.jspecify.annotations.Nullable;

/** What becomes of a request. */
public sealed interface CacheDecision {

  /**
   * The stored response is the answer.
   *
   * @param refresh whether to ask the server behind the user's back (RFC 5861)
   */
  record Use(StoredResponse stored, Reason reason, boolean refresh) implements CacheDecision {}

  /** The server is asked whether the stored response is still good. */
  record Validate(StoredResponse stored) implements CacheDecision {}

  /**
   * The server is asked.
   *
   * @param fallback what is stored and may stand in for a failure; null for nothing
   */
  record Load(Reason reason, @Nullable StoredResponse fallback) implements CacheDecision {}

  /** Nothing is stored and the request said {@code only-if-cached}: the answer is 504. */
  record GatewayTimeout() implements CacheDecision {}

  /** Nothing is stored and the policy forbids to load (B-218). */
  record Unavailable() implements CacheDecision {}
}
