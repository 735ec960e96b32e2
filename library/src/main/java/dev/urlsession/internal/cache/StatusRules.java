// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import java.util.Set;

/** What a cache knows of status codes (RFC 9110, 15.1; B-213). */
final class StatusRules {

  /** Cacheable without being told so, and fresh by heuristic. */
  private static final Set<Integer> BY_DEFAULT =
      Set.of(200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501);

  /**
   * Of no use to anybody but the request they answer: parts and the answers to conditions, and
   * demands for credentials.
   */
  private static final Set<Integer> NEVER = Set.of(206, 304, 401, 407, 412, 416);

  /** Those whose meaning for caches is known, for {@code must-understand}. */
  private static final Set<Integer> UNDERSTOOD =
      Set.of(200, 203, 204, 300, 301, 302, 303, 307, 308, 404, 405, 410, 414, 451, 501);

  private StatusRules() {}

  static boolean isCacheableByDefault(int status) {
    return BY_DEFAULT.contains(status);
  }

  static boolean isNeverStored(int status) {
    return status < 200 || status > 599 || NEVER.contains(status);
  }

  static boolean isUnderstood(int status) {
    return UNDERSTOOD.contains(status);
  }
}
