// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.ChallengeCompletionHandler;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDelegate;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskDelegate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a delegate has methods of its own for challenges. A daemon has to know before there is a
 * challenge, and when there is no delegate to call: so they are looked up.
 */
public final class ChallengeMethods {

  private ChallengeMethods() {}

  /** Whether it could hear of a challenge. */
  public static boolean areIn(@Nullable URLSessionDelegate delegate) {
    return delegate != null
        && (overrides(
                delegate,
                URLSessionDelegate.class,
                URLSession.class,
                URLAuthenticationChallenge.class,
                ChallengeCompletionHandler.class)
            || (delegate instanceof URLSessionTaskDelegate
                && overrides(
                    delegate,
                    URLSessionTaskDelegate.class,
                    URLSession.class,
                    URLSessionTask.class,
                    URLAuthenticationChallenge.class,
                    ChallengeCompletionHandler.class)));
  }

  private static boolean overrides(
      URLSessionDelegate delegate, Class<?> declaredBy, Class<?>... parameters) {
    try {
      return delegate.getClass().getMethod("didReceiveChallenge", parameters).getDeclaringClass()
          != declaredBy;
    } catch (NoSuchMethodException hidden) {
      return true; // An image without the names of methods: to wait is better than to trust.
    }
  }
}
