// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.daemon.model.TaskRecord;
import java.util.function.Consumer;

/**
 * Answers what running tasks are asked, by asking their application. Called on any thread; must
 * return at once.
 */
public interface ChallengeDesk {

  /**
   * Asks. What comes of it comes on any thread, at most once, after any time; never, when the task
   * has ended meanwhile.
   */
  void ask(
      TaskRecord task, URLAuthenticationChallenge challenge, Consumer<ChallengeOutcome> outcome);

  /** Asks nobody: default handling. */
  ChallengeDesk DEFAULT =
      (task, challenge, outcome) -> outcome.accept(ChallengeOutcome.byDefault());
}
