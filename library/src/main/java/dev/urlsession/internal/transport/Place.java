// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import java.util.Comparator;

/**
 * Where a request stands in the queue for connections (B-238).
 *
 * @param priority who goes first; 0 to 1
 * @param turn among equals, the lower one goes first
 */
public record Place(float priority, long turn) implements Comparable<Place> {

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::priority).reversed().thenComparing(Place::turn);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  /** The same turn among others. */
  public Place withPriority(float value) {
    return new Place(value, turn);
  }
}
