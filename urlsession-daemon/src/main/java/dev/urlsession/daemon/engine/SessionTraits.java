// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import java.util.List;

/**
 * What matters of a session for the order of its tasks.
 *
 * @param urgency how much of a hurry there is
 * @param perHost how many tasks it may have in flight at one host
 */
public record SessionTraits(Urgency urgency, int perHost) {

  /** How much of a hurry there is. */
  public enum Urgency {
    /** Somebody waits for it: its application runs. */
    VISIBLE,
    /** Nobody waits for it. */
    USUAL,
    /** The application leaves the time to us. */
    DISCRETIONARY;

    private static final List<Urgency> ORDER = List.of(values());

    /** So many classes higher, or the highest. */
    Urgency lifted(long classes) {
      return ORDER.get((int) Math.max(0, ORDER.indexOf(this) - classes));
    }
  }

  static final SessionTraits USUAL = new SessionTraits(Urgency.USUAL, Limits.PER_HOST);
}
