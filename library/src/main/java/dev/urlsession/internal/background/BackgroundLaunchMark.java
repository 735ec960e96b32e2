// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.background;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the daemon put into the environment of a process that it started to receive the events of a
 * session: the session's identifier, and a number that is good for one attach.
 */
public final class BackgroundLaunchMark {

  /** Names the session. */
  public static final String SESSION = "URLSESSION_LAUNCH_SESSION";

  /** Good once: not a secret, since it is of no use to who cannot reach the daemon anyway. */
  public static final String NONCE = "URLSESSION_LAUNCH_NONCE";

  private static final AtomicReference<@Nullable String> UNUSED =
      new AtomicReference<>(System.getenv(NONCE));

  private BackgroundLaunchMark() {}

  /** The session this process was started for; null when the daemon did not start it. */
  public static @Nullable String session() {
    return System.getenv(NONCE) == null ? null : System.getenv(SESSION);
  }

  /** The number for the session, once; null when there is none. */
  public static @Nullable String take(String identifier) {
    return identifier.equals(session()) ? UNUSED.getAndSet(null) : null;
  }
}
