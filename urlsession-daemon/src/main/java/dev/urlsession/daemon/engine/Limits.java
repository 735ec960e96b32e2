// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

/**
 * How many tasks run at a time. A host's counts tasks in flight, not connections, so that a
 * connection for many requests does not defeat it.
 *
 * @param total in all
 * @param perApp of one application
 * @param perHost at one host
 * @param discretionaryPerHost at one host, of those that are in no hurry
 */
record Limits(int total, int perApp, int perHost, int discretionaryPerHost) {

  static final int PER_HOST = 6;

  static final Limits DEFAULT = new Limits(64, 32, PER_HOST, 2);
}
