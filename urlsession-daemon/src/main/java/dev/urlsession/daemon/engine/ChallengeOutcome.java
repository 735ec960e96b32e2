// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.URLError;
import dev.urlsession.internal.event.ChallengeAnswer;

/** What came of a challenge. */
public sealed interface ChallengeOutcome {

  /** It was answered, perhaps with default handling. */
  record Given(ChallengeAnswer answer) implements ChallengeOutcome {}

  /** It was answered with what cannot be done: the task fails. */
  record Impossible(URLError error) implements ChallengeOutcome {}

  /** Nobody is there, or is there any more. The task waits for its application. */
  record Nobody() implements ChallengeOutcome {}

  /** As if there were no delegate. */
  static ChallengeOutcome byDefault() {
    return new Given(ChallengeAnswer.DEFAULT);
  }
}
