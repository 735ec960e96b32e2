// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.relaunch;

import dev.urlsession.daemon.hub.LaunchRecord;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Starts an application. May block, and is called where it may. */
public interface AppStarter {

  /**
   * Starts it.
   *
   * @param marks what is added to its environment
   * @return completes with its exit code when it ends
   */
  CompletableFuture<Integer> start(LaunchRecord record, Map<String, String> marks)
      throws IOException;
}
