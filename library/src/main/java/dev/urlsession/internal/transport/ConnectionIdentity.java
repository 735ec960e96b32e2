// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

/**
 * Whom a connection speaks for, with schemes that prove the connection rather than each request
 * (B-173). All words of one handshake go on one connection, and nobody else's requests do; once it
 * is proven, it is for requests of the same identity. Confined to the loop.
 */
public final class ConnectionIdentity {

  private final Object who;
  private final boolean handshake;
  private boolean proven;
  private boolean over;

  private ConnectionIdentity(Object who, boolean handshake) {
    this.who = who;
    this.handshake = handshake;
  }

  /** Of a request that begins or continues a handshake; the connection it gets takes it on. */
  public static ConnectionIdentity handshake(Object who) {
    return new ConnectionIdentity(who, true);
  }

  /** Of a request that likes a connection proven already, or else one of nobody's. */
  public static ConnectionIdentity wanted(Object who) {
    return new ConnectionIdentity(who, false);
  }

  /** The handshake came to its good end. */
  public void proven() {
    proven = true;
    over();
  }

  /** The handshake goes on no longer, be it proven or not: the connection may be given up. */
  public void over() {
    over = true;
  }

  /** Whether a connection that speaks for this may be given up while it is idle. */
  public boolean mayGo() {
    return over;
  }

  /** Whether the connection takes this identity on. */
  public boolean binds() {
    return handshake;
  }

  /** Whether a request of this identity may go on a connection of the other. */
  public boolean fits(ConnectionIdentity connection) {
    return connection == this || (!handshake && connection.proven && connection.who.equals(who));
  }
}
