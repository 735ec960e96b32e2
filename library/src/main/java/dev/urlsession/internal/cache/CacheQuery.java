// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import dev.urlsession.URLRequest.CachePolicy;

/**
 * What a request wants of the cache.
 *
 * @param method the method
 * @param policy the request's policy, or else the session's
 * @param control the request's directives
 * @param ranged whether it asks for a part
 * @param fields its fields, with those that the session adds
 * @param now milliseconds
 */
public record CacheQuery(
    String method,
    CachePolicy policy,
    CacheControl control,
    boolean ranged,
    Selector.Fields fields,
    long now) {

  /** Whether something stored may be an answer at all. */
  public boolean looksUp() {
    return (method.equals("GET") || method.equals("HEAD"))
        && !ranged
        && policy != CachePolicy.RELOAD_IGNORING_LOCAL_CACHE_DATA
        && policy != CachePolicy.RELOAD_IGNORING_LOCAL_AND_REMOTE_CACHE_DATA;
  }

  /** Whether the network must be left alone. */
  boolean isOffline() {
    return policy == CachePolicy.RETURN_CACHE_DATA_DONT_LOAD;
  }
}
