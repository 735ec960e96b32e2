// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.hub;

import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.daemon.engine.ChallengeDesk;
import dev.urlsession.daemon.engine.ChallengeOutcome;
import dev.urlsession.daemon.engine.LiveEvents;
import dev.urlsession.daemon.model.Moved;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.TaskRecord;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Brings what the engine tells and asks to the hub, which needs the engine and is made after it.
 */
public final class HubNews implements LiveEvents, ChallengeDesk {

  private final CompletableFuture<SessionHub> hub = new CompletableFuture<>();

  /** To this hub, also what happened before it was there. */
  public void tell(SessionHub to) {
    hub.complete(to);
  }

  private void live(SessionKey session, long task, Consumer<LiveState> news) {
    hub.thenAccept(to -> to.live(session, task, news));
  }

  @Override
  public void wrote(SessionKey session, long task, long bytes, long total, long expected) {
    live(session, task, state -> state.wrote(total, expected));
  }

  @Override
  public void sent(SessionKey session, long task, long bytes, long total, long expected) {
    live(session, task, state -> state.sent(total, expected));
  }

  @Override
  public void resumed(SessionKey session, long task, long offset, long expected) {
    live(session, task, state -> state.resumed(offset, expected));
  }

  @Override
  public void waiting(SessionKey session, long task) {
    live(session, task, LiveState::waiting);
  }

  @Override
  public void moved(Moved moved) {
    hub.thenAccept(to -> to.moved(moved));
  }

  @Override
  public void ask(
      TaskRecord task, URLAuthenticationChallenge challenge, Consumer<ChallengeOutcome> outcome) {
    hub.thenAccept(to -> to.ask(task, challenge, outcome));
  }
}
