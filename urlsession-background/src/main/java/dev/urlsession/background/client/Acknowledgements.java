// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.client;

/**
 * Adds up acknowledgements, so that a burst of them is one message: the highest covers the rest.
 */
final class Acknowledgements {

  private long highest;
  private boolean waiting;

  /** Whether somebody must be told to {@link #take} it. */
  synchronized boolean add(long sequence) {
    if (sequence <= highest) {
      return false;
    }
    highest = sequence;
    boolean told = waiting;
    waiting = true;
    return !told;
  }

  /** What is to be sent; 0 for nothing. */
  synchronized long take() {
    long sequence = waiting ? highest : 0;
    waiting = false;
    return sequence;
  }

  /** The last one may not have arrived. */
  synchronized void again() {
    waiting = highest > 0;
  }
}
