// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.client;

import dev.urlsession.background.protocol.Attached;
import dev.urlsession.background.protocol.Challenge;
import dev.urlsession.background.protocol.ChallengeAnswer;
import dev.urlsession.background.protocol.LiveEvent;
import dev.urlsession.background.protocol.StoredEvent;
import dev.urlsession.background.protocol.TaskInfo;
import java.util.List;

/** Hears of a session. Called in order on the line's thread, so a call must not block. */
public interface SessionListener {

  /**
   * The session is attached, now or again. All its tasks follow, then events.
   *
   * @param attached with the highest task identifier that was ever used
   */
  void attached(Attached attached);

  /** Tasks the daemon knows, in order of their identifiers. */
  void tasks(List<TaskInfo> page, boolean last);

  /** How a running task goes. */
  void live(LiveEvent event);

  /**
   * An event that the daemon keeps until {@link SessionChannel#acknowledge}. After a line broke
   * none is told twice; {@code redelivered} means that an earlier process may have had it.
   */
  void event(StoredEvent event);

  /**
   * A running task cannot go on before {@link SessionChannel#answer(ChallengeAnswer)}. When the
   * line breaks the question is void, and asked again later.
   */
  void challenged(Challenge challenge);

  /** Every event was acknowledged, and no task is near its end. */
  void didFinishEvents();

  /** The line broke; it is being mended, and {@link #attached} follows. */
  void interrupted(DaemonException why);

  /** It is over for good; nothing follows. */
  void ended(DaemonException why);
}
