// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLRequest;
import dev.urlsession.internal.transport.WireFailure.Reach;
import java.util.Set;

/**
 * Whether a request that failed is sent again.
 *
 * @param leftOut how often its connection was going away before the server looked at it
 * @param refusals how often the server refused it
 * @param losses how often a kept connection was lost under it
 */
record Repetition(int leftOut, int refusals, int losses) {

  static final Repetition NONE = new Repetition(0, 0, 0);

  /** RFC 9110, 9.2.2. */
  private static final Set<String> IDEMPOTENT =
      Set.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE");

  /** Busy connections of servers that end them after so many requests leave out some each time. */
  private static final int MOST_LEFT_OUT = 20;

  /** A server that refuses more often than this means it. */
  private static final int MOST_REFUSALS = 2;

  boolean allows(URLRequest request, Reach reach) {
    return switch (reach) {
      case LEFT_OUT -> leftOut < MOST_LEFT_OUT;
      case REFUSED -> refusals < MOST_REFUSALS;
      case STALE_CONNECTION -> losses == 0 && IDEMPOTENT.contains(request.httpMethod());
      case NOT_SENT, NO_PROXY, SENT -> false;
    };
  }

  Repetition and(Reach reach) {
    return switch (reach) {
      case LEFT_OUT -> new Repetition(leftOut + 1, refusals, losses);
      case REFUSED -> new Repetition(leftOut, refusals + 1, losses);
      case STALE_CONNECTION -> new Repetition(leftOut, refusals, losses + 1);
      case NOT_SENT, NO_PROXY, SENT -> this;
    };
  }
}
