// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

/** For tests of a connection that no pool waits for. */
final class Unheard implements PooledConnection.Listener {

  @Override
  public void freed(PooledConnection freed) {}

  @Override
  public void stale(PooledConnection stale) {}

  @Override
  public void gone(PooledConnection gone) {}
}
