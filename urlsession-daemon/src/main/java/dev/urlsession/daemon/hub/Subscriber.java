// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.hub;

import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.daemon.model.SessionRecord;
import dev.urlsession.daemon.model.StoredEvent;
import dev.urlsession.daemon.model.TaskRecord;
import java.util.List;

/** The other end of an attached session. Called on the hub's loop. */
public interface Subscriber {

  /** Whether it takes more without it being kept in memory. When it does again, it says so. */
  boolean isReady();

  /** The session is its own now. */
  void attached(SessionRecord session, boolean launched);

  /** Tasks of the session, in order. */
  void tasks(List<TaskRecord> page, boolean last);

  /** How a running task goes. */
  void live(LiveState state);

  /** A question to be answered. */
  void challenged(long question, long task, URLAuthenticationChallenge challenge);

  /** An event to be acknowledged. */
  void event(StoredEvent event);

  /** Everything was acknowledged, and no task is near its end. */
  void didFinishEvents();

  /** It is over; nothing follows. */
  void ended(End end, String message);

  /** Why. */
  enum End {
    FENCED,
    STOPPING,
    INVALIDATED,
    FAILED
  }
}
