// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.event;

import dev.urlsession.URLCredential;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to a challenge (B-153).
 *
 * @param credential for {@code USE_CREDENTIAL} only; null there means to go on without one
 */
public record ChallengeAnswer(
    AuthChallengeDisposition disposition, @Nullable URLCredential credential) {

  /** As if nobody had been asked. */
  public static final ChallengeAnswer DEFAULT =
      new ChallengeAnswer(AuthChallengeDisposition.PERFORM_DEFAULT_HANDLING, null);

  /** Use this. */
  public static ChallengeAnswer using(URLCredential credential) {
    return new ChallengeAnswer(AuthChallengeDisposition.USE_CREDENTIAL, credential);
  }

  /** What the user said; a credential that does not belong to the disposition is dropped. */
  public static ChallengeAnswer of(
      AuthChallengeDisposition disposition, @Nullable URLCredential credential) {
    boolean used = disposition == AuthChallengeDisposition.USE_CREDENTIAL;
    return new ChallengeAnswer(disposition, used ? credential : null);
  }
}
