// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.daemon.model.Moved;
import dev.urlsession.daemon.model.SessionKey;

/**
 * Hears what happens now. Nothing of it is stored: who is not there misses it, and what must not be
 * missed is in the outbox. Called on any thread; must return at once. Progress comes at most four
 * times a second for each task.
 */
public interface LiveEvents {

  /** Bytes of the download were written; the counts are those of {@code didWriteData}. */
  void wrote(SessionKey session, long taskIdentifier, long bytes, long total, long expected);

  /** Bytes of the upload were sent. */
  void sent(SessionKey session, long taskIdentifier, long bytes, long total, long expected);

  /** The download goes on behind earlier bytes, or begins anew with 0. */
  void resumed(SessionKey session, long taskIdentifier, long offset, long expected);

  /** The task waits for a network. */
  void waiting(SessionKey session, long taskIdentifier);

  /** A task went from one state to another; with a sequence there is an event in the outbox. */
  void moved(Moved moved);

  /** Nobody listens. */
  LiveEvents NONE =
      new LiveEvents() {
        @Override
        public void wrote(SessionKey session, long task, long bytes, long total, long expected) {}

        @Override
        public void sent(SessionKey session, long task, long bytes, long total, long expected) {}

        @Override
        public void resumed(SessionKey session, long task, long offset, long expected) {}

        @Override
        public void waiting(SessionKey session, long task) {}

        @Override
        public void moved(Moved moved) {}
      };
}
