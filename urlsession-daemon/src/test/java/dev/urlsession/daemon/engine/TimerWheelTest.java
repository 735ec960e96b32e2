// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TimerWheelTest {

  private static final class Timed extends TimerWheel.Node {
    final long due;
    long fired = -1;

    Timed(long due) {
      this.due = due;
    }
  }

  private static final long SLOT = 256;

  /** Looks whenever the wheel says so, as the engine does. */
  private static void run(TimerWheel wheel, long from, long until) {
    long now = from;
    while (now < until) {
      now = Math.min(until, wheel.nextLook());
      long at = now;
      wheel.advance(now, node -> ((Timed) node).fired = at);
    }
  }

  @Property(tries = 300)
  void firesNeverEarlyAndAtMostASlotLate(
      @ForAll @LongRange(min = 0, max = 2_000_000_000_000L) long start,
      @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 0, max = 1_000_000_000L) Long> waits) {
    TimerWheel wheel = new TimerWheel(start);
    List<Timed> all = new ArrayList<>();
    for (long wait : waits) {
      Timed timed = new Timed(start + wait);
      wheel.add(timed, timed.due);
      all.add(timed);
    }
    run(wheel, start, start + 1_000_001_000L);

    assertThat(wheel.size()).isZero();
    assertThat(all).allSatisfy(t -> assertThat(t.fired).isBetween(t.due, t.due + 2 * SLOT));
  }

  @Property(tries = 100)
  void whatIsRemovedNeverFires(
      @ForAll @Size(min = 2, max = 20) List<@LongRange(min = 0, max = 100_000_000L) Long> waits) {
    TimerWheel wheel = new TimerWheel(0);
    List<Timed> all = waits.stream().map(Timed::new).toList();
    all.forEach(timed -> wheel.add(timed, timed.due));
    for (int i = 0; i < all.size(); i += 2) {
      wheel.remove(all.get(i));
      wheel.remove(all.get(i));
    }
    run(wheel, 0, 100_001_000L);

    for (int i = 0; i < all.size(); i++) {
      assertThat(all.get(i).fired >= 0).isEqualTo(i % 2 == 1);
    }
  }

  @Test
  @DisplayName("N18: one long step fires everything that is due, and nothing else")
  void longStep() {
    TimerWheel wheel = new TimerWheel(1_000_000);
    Timed soon = new Timed(1_000_300);
    Timed hours = new Timed(1_000_000 + 8 * 3_600_000L);
    Timed days = new Timed(1_000_000 + 9L * 86_400_000);
    List.of(days, hours, soon).forEach(timed -> wheel.add(timed, timed.due));
    List<Object> fired = new ArrayList<>();
    wheel.advance(1_000_000 + 9 * 3_600_000L, fired::add);

    assertThat(fired).containsExactly(soon, hours);
    assertThat(wheel.size()).isEqualTo(1);
  }

  @Test
  @DisplayName("a time beyond the last wheel is waited for all the same")
  void veryFar() {
    TimerWheel wheel = new TimerWheel(0);
    Timed far = new Timed(20L * 365 * 86_400_000);
    wheel.add(far, far.due);
    run(wheel, 0, far.due + 1_000);

    assertThat(far.fired).isBetween(far.due, far.due + 2 * SLOT);
  }
}
