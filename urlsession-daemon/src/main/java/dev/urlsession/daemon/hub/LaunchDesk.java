// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.hub;

import dev.urlsession.daemon.model.SessionKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who starts applications, as the hub needs it. Called on the hub's loop. */
public interface LaunchDesk {

  /** The application is here. Whether it was started for this session, with this nonce. */
  boolean attached(SessionKey session, String nonce);

  /** The application is gone from the session. */
  void detached(SessionKey session);

  /** Whether the application is asked something by a task, or about to be: it is not done then. */
  default void asked(SessionKey session, boolean something) {}

  /** The application has called its completion handler. */
  void done(SessionKey session);

  /**
   * When tasks may begin that the session's application makes now; null for at once. While it runs
   * because it was started for its events, its tasks wait as long as its next start does (E10).
   */
  default @Nullable Instant tasksBegin(SessionKey session) {
    return null;
  }

  /** Something is stored for a session that nobody is attached to. */
  void missed(SessionKey session);

  /** Starts nothing. */
  LaunchDesk NONE =
      new LaunchDesk() {
        @Override
        public boolean attached(SessionKey session, String nonce) {
          return false;
        }

        @Override
        public void detached(SessionKey session) {}

        @Override
        public void done(SessionKey session) {}

        @Override
        public void missed(SessionKey session) {}
      };
}
