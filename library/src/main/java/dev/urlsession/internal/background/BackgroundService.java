// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.background;

import dev.urlsession.URLError;
import dev.urlsession.URLSessionConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Reaches the daemon. Found as a service, since it lives in a module of its own, {@code
 * dev.urlsession.background}: sessions that stay in the process need none of its dependencies.
 */
public interface BackgroundService {

  /**
   * Attaches to the session of that identifier; starts the daemon when there is none. Blocks.
   *
   * @param hearsChallenges whether the session's delegate has a method for challenges, so that what
   *     nobody answers waits for it
   * @param launch what the daemon started this process with, to receive the session's events; null
   *     when it did not
   * @throws URLError {@code BACKGROUND_SESSION_IN_USE_BY_ANOTHER_PROCESS}, or {@code
   *     BACKGROUND_SESSION_WAS_DISCONNECTED} when there is no daemon to be had
   */
  BackgroundLink attach(
      URLSessionConfiguration configuration, boolean hearsChallenges, @Nullable String launch)
      throws URLError;
}
