// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Named places at which a test ends this process as kill -9 would (P05). Without the system
 * property {@value #PROPERTY} they do nothing.
 */
public final class CrashPoints {

  /**
   * Names the point to die at, such as {@code done.before-commit}, or {@code done.before-commit#3}
   * to pass it twice before.
   */
  public static final String PROPERTY = "urlsession.daemon.crash-point";

  private static final int KILLED = 137;
  private static final @Nullable String ARMED = point(System.getProperty(PROPERTY));
  private static final AtomicInteger PASSES = passes(System.getProperty(PROPERTY, ""));

  private CrashPoints() {}

  private static @Nullable String point(@Nullable String armed) {
    return armed == null ? null : armed.replaceFirst("#.*", "");
  }

  private static AtomicInteger passes(String armed) {
    int mark = armed.indexOf('#');
    return new AtomicInteger(mark < 0 ? 1 : Integer.parseInt(armed.substring(mark + 1)));
  }

  /** Passes, or ends the process without any cleaning up. */
  public static void at(String point) {
    if (ARMED != null && ARMED.equals(point) && PASSES.decrementAndGet() == 0) {
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
