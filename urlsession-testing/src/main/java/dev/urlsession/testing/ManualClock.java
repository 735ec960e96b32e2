// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * A clock that stands still until the test moves it. Thread-safe.
 *
 * <pre>{@code
 * ManualClock clock = ManualClock.at(Instant.parse("2026-11-24T12:00:00Z"));
 * clock.advance(Duration.ofMinutes(5));
 * }</pre>
 */
public final class ManualClock extends Clock {

  private final Hand hand;
  private final ZoneId zone;

  private ManualClock(Hand hand, ZoneId zone) {
    this.hand = hand;
    this.zone = zone;
  }

  /** A clock in UTC that stands at this instant. */
  public static ManualClock at(Instant instant) {
    return new ManualClock(new Hand(Objects.requireNonNull(instant)), ZoneOffset.UTC);
  }

  /** Moves the clock, forward or, as real clocks do at times, backward. */
  public void advance(Duration duration) {
    hand.advance(duration);
  }

  /** Puts the clock to this instant. */
  public void set(Instant instant) {
    hand.set(Objects.requireNonNull(instant));
  }

  @Override
  public Instant instant() {
    return hand.now;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** The same clock, moved together with this one, in another zone. */
  @Override
  public ManualClock withZone(ZoneId other) {
    return new ManualClock(hand, other);
  }

  @Override
  public String toString() {
    return "ManualClock[" + instant() + "]";
  }

  /** What clocks of several zones have in common. */
  private static final class Hand {

    private volatile Instant now;

    Hand(Instant now) {
      this.now = now;
    }

    synchronized void advance(Duration duration) {
      now = now.plus(duration);
    }

    synchronized void set(Instant instant) {
      now = instant;
    }
  }
}
