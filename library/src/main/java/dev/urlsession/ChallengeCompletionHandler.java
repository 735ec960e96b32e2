// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import org.jspecify.annotations.Nullable;

/**
 * Takes the answer to a {@link URLAuthenticationChallenge}. Apple: the completion handler of {@code
 * urlSession(_:didReceive:completionHandler:)}.
 *
 * <p>Call it exactly once, from any thread and at any time: the load waits until then.
 */
@FunctionalInterface
public interface ChallengeCompletionHandler {

  /**
   * Answers the challenge (B-153).
   *
   * @param disposition what to do about the challenge
   * @param credential the credential for {@link
   *     URLSession.AuthChallengeDisposition#USE_CREDENTIAL}; null there means to go on without one.
   *     Ignored for every other disposition
   */
  void complete(
      URLSession.AuthChallengeDisposition disposition, @Nullable URLCredential credential);
}
