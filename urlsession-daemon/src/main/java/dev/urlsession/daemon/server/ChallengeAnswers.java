// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.server;

import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLError;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import dev.urlsession.background.protocol.ChallengeAnswer;
import dev.urlsession.background.translation.Credentials;
import dev.urlsession.background.translation.Failures;
import dev.urlsession.daemon.engine.ChallengeOutcome;
import org.jspecify.annotations.Nullable;

/** What an application says to a challenge. */
final class ChallengeAnswers {

  private ChallengeAnswers() {}

  static ChallengeOutcome outcome(ChallengeAnswer message, URLAuthenticationChallenge challenge) {
    if (message.hasFailure()) {
      return new ChallengeOutcome.Impossible(Failures.fromMessage(message.getFailure()));
    }
    try {
      return new ChallengeOutcome.Given(
          dev.urlsession.internal.event.ChallengeAnswer.of(
              disposition(message.getDisposition()), credential(message, challenge)));
    } catch (IllegalArgumentException unusable) {
      return new ChallengeOutcome.Impossible(
          URLError.of(
              URLError.Code.USER_AUTHENTICATION_REQUIRED,
              "The daemon cannot use the credential: " + unusable.getMessage()));
    }
  }

  /** One of a newer client is as if nobody had heard the challenge. */
  private static AuthChallengeDisposition disposition(String name) {
    for (AuthChallengeDisposition disposition : AuthChallengeDisposition.values()) {
      if (disposition.name().equals(name)) {
        return disposition;
      }
    }
    return AuthChallengeDisposition.PERFORM_DEFAULT_HANDLING;
  }

  private static @Nullable URLCredential credential(
      ChallengeAnswer message, URLAuthenticationChallenge challenge) {
    return message.hasCredential()
        ? Credentials.fromMessage(
            message.getCredential(), challenge.protectionSpace().serverTrust())
        : null;
  }
}
