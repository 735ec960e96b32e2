// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import org.jspecify.annotations.Nullable;

/**
 * Named places at which a test ends this process as kill -9 would (P05). Without the system
 * property {@value #PROPERTY} they do nothing.
 */
public final class CrashPoints {

  /** Names the point to die at, such as {@code done.before-commit}. */
  public static final String PROPERTY = "urlsession.daemon.crash-point";

  private static final int KILLED = 137;
  private static final @Nullable String ARMED = System.getProperty(PROPERTY);

  private CrashPoints() {}

  /** Passes, or ends the process without any cleaning up. */
  public static void at(String point) {
    if (ARMED != null && ARMED.equals(point)) {
      Runtime.getRuntime().halt(KILLED);
    }
  }

  /** As {@link #at(String)}, of a name in two parts that is only put together when needed. */
  static void at(String command, String moment) {
    if (ARMED != null) {
      at(command + "." + moment);
    }
  }
}
