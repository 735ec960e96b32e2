// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.daemon.model.Moved;
import dev.urlsession.daemon.model.SessionKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what an engine tells of now. */
final class LiveLog implements LiveEvents {

  final List<String> events = new CopyOnWriteArrayList<>();
  final List<Moved> moves = new CopyOnWriteArrayList<>();

  @Override
  public void wrote(SessionKey session, long task, long bytes, long total, long expected) {
    events.add("wrote " + total + " of " + expected);
  }

  @Override
  public void sent(SessionKey session, long task, long bytes, long total, long expected) {
    events.add("sent " + total + " of " + expected);
  }

  @Override
  public void resumed(SessionKey session, long task, long offset, long expected) {
    events.add("resumed at " + offset + " of " + expected);
  }

  @Override
  public void waiting(SessionKey session, long task) {
    events.add("waiting");
  }

  @Override
  public void moved(Moved moved) {
    moves.add(moved);
  }
}
