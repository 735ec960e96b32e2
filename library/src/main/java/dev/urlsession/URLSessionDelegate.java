// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.event.Unimplemented;
import org.jspecify.annotations.Nullable;

/**
 * Hears what concerns a whole session. Apple: {@code NSURLSessionDelegate}.
 *
 * <p>Every method is optional: a default body stands for "not implemented", and the session then
 * does what Apple documents for a missing method. Methods run on the session's delegate queue, one
 * after the other. A method with a completion handler must call it exactly once, from any thread;
 * its task waits until then (B-024).
 */
public interface URLSessionDelegate {

  /**
   * The last message of a session (B-005).
   *
   * @param error null when the session was invalidated on purpose
   */
  default void didBecomeInvalidWithError(URLSession session, @Nullable URLError error) {
    Unimplemented.mark();
  }

  /**
   * A connection asks for trust or identity: server trust, client certificate, NTLM, Negotiate
   * (B-151). Where this is left out, the task's method of the same name is asked, and where that is
   * left out, too, the session does what it does by default. What a task's server asks, Basic and
   * Digest, never comes here (B-152).
   *
   * <p>A task's own delegate is asked before the session's, by both methods (B-041).
   */
  default void didReceiveChallenge(
      URLSession session,
      URLAuthenticationChallenge challenge,
      ChallengeCompletionHandler completionHandler) {
    Unimplemented.mark();
  }

  /** All events of a background session that waited for the app have been delivered (B-265). */
  default void didFinishEventsForBackgroundURLSession(URLSession session) {
    Unimplemented.mark();
  }
}
