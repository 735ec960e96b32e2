// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.URLRequest;
import dev.urlsession.URLSession.DelayedRequestDisposition;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a task whose time to begin has come (B-274).
 *
 * @param replacement the request to load instead, with {@code USE_NEW_REQUEST}
 */
public record Postponed(DelayedRequestDisposition disposition, @Nullable URLRequest replacement) {

  /** The request is loaded as it is. */
  public static final Postponed GO_ON =
      new Postponed(DelayedRequestDisposition.CONTINUE_LOADING, null);
}
