// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.relaunch;

import dev.urlsession.daemon.model.SessionKey;
import java.time.Instant;

/** A start that is under way. Confined to the relauncher's loop. */
final class RunningLaunch {

  private final SessionKey session;
  private final String nonce;
  private final long id;
  private final Instant next;
  private boolean attached;
  private boolean idle;
  private boolean over;

  /**
   * @param next when the application may be started again
   */
  RunningLaunch(SessionKey session, String nonce, long id, Instant next) {
    this.next = next;
    this.session = session;
    this.nonce = nonce;
    this.id = id;
  }

  SessionKey session() {
    return session;
  }

  String nonce() {
    return nonce;
  }

  long id() {
    return id;
  }

  Instant next() {
    return next;
  }

  /** Whether this is the attach it was started for; true once. */
  boolean attach(SessionKey to, String with) {
    if (attached || over || !session.equals(to) || !nonce.equals(with)) {
      return false;
    }
    attached = true;
    return true;
  }

  boolean isAttached() {
    return attached;
  }

  /** Notes whether there was nothing left to tell; true when there was nothing before either. */
  boolean idleAgain(boolean nothingLeft) {
    boolean again = idle && nothingLeft;
    idle = nothingLeft;
    return again;
  }

  /** Ends it; true once. */
  boolean end() {
    boolean first = !over;
    over = true;
    return first;
  }

  boolean isOver() {
    return over;
  }
}
