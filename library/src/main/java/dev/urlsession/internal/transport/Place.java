// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

/**
 * Where a request stands in the queue for connections (B-238).
 *
 * @param priority who goes first; 0 to 1
 * @param turn among equals, the lower one goes first
 */
public record Place(float priority, long turn) implements Comparable<Place> {

  @Override
  public int compareTo(Place other) {
    int higherFirst = Float.compare(other.priority, priority);
    return higherFirst != 0 ? higherFirst : Long.compare(turn, other.turn);
  }

  /** The same turn among others. */
  public Place withPriority(float value) {
    return new Place(value, turn);
  }
}
