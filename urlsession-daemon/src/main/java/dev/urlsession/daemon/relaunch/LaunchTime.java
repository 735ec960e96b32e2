// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.relaunch;

import java.time.Duration;
import java.time.Instant;

/** Time for the relauncher, whose loop the work runs on. */
public interface LaunchTime {

  /** The time of day. */
  Instant now();

  /** Runs the work on the loop after the delay. */
  void after(Duration delay, Runnable work);
}
