// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.server;

/**
 * How much of the daemon's attention processes get.
 *
 * @param connections open at once, of all processes
 * @param connectionsPerProcess open at once
 * @param burst attempts of one process in a row
 * @param perSecond attempts of one process after that
 */
public record GateLimits(int connections, int connectionsPerProcess, int burst, double perSecond) {

  /** The usual ones. */
  public static final GateLimits USUAL = new GateLimits(512, 16, 256, 100);
}
