// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.daemon.engine.SessionTraits.Urgency;
import dev.urlsession.daemon.model.SessionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SchedulerTest {

  private final SchedulerRig rig = new SchedulerRig();

  private void offer(long from, long to, String app, String host) {
    LongStream.range(from, to).forEach(id -> rig.offer(id, app, host));
  }

  @Test
  @DisplayName("a host has 6 tasks in flight, an application 32, all together 64")
  void limits() {
    offer(0, 100, "a", "one");
    assertThat(rig.takeAll()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    for (int host = 0; host < 10; host++) {
      offer(1_000 + host * 100, 1_010 + host * 100, "a", "h" + host);
      offer(5_000 + host * 100, 5_010 + host * 100, "b", "k" + host);
      offer(9_000 + host * 100, 9_010 + host * 100, "c", "l" + host);
    }
    assertThat(rig.takeAll()).hasSize(58);
    assertThat(rig.scheduler.runningCount()).isEqualTo(64);
    rig.scheduler.ended(0);
    assertThat(rig.takeAll()).hasSize(1);
  }

  @Test
  @DisplayName("an application has 32 tasks in flight and no more")
  void perApp() {
    for (int host = 0; host < 10; host++) {
      offer(host * 100, host * 100 + 10, "a", "h" + host);
    }
    assertThat(rig.takeAll()).hasSize(32);
  }

  @Test
  @DisplayName("a session's own limit for a host holds where it is lower")
  void perSession() {
    rig.scheduler.describe(new SessionKey("a", "s"), new SessionTraits(Urgency.USUAL, 2));
    offer(0, 10, "a", "h");
    rig.offer(100, "a", "other", "h", SchedulerRig.MEDIUM, 0);

    assertThat(rig.takeAll()).containsExactlyInAnyOrder(0L, 1L, 100L);
  }

  @Test
  @DisplayName("the higher priority goes first, the older one at equal priority")
  void priority() {
    rig.offer(1, "a", "s", "h", 0.25f, 0);
    rig.offer(2, "a", "s", "h", 0.5f, 0);
    rig.offer(3, "a", "s", "h", 0.75f, 0);
    rig.offer(4, "a", "s", "h", 0.5f, 0);
    rig.offer(5, "a", "s", "h", 1f, 0);

    assertThat(rig.takeAll()).containsExactly(5L, 3L, 2L, 4L, 1L);
  }

  @Test
  @DisplayName("N22: a host that fails is left alone, others go on at full speed")
  void deadHost() {
    offer(0, 1_000, "a", "dead");
    for (long id : rig.takeAll()) {
      rig.scheduler.failed(id);
      rig.scheduler.ended(id);
    }
    offer(5_000, 5_003, "a", "alive");
    assertThat(rig.takeAll()).containsExactly(5_000L, 5_001L, 5_002L);
    rig.pass(Duration.ofSeconds(31));
    assertThat(rig.takeAll()).as("one tries").hasSize(1);
    rig.scheduler.reached(6);
    assertThat(rig.takeAll()).as("it is back").hasSize(5);
  }

  @Test
  @DisplayName("N21: a host that asks for a pause gets it from all tasks")
  void toldToWait() {
    offer(0, 20, "a", "busy");
    offer(100, 120, "b", "busy");
    long one = rig.scheduler.take().getAsLong();
    rig.scheduler.told(one, Duration.ofMinutes(2));
    rig.scheduler.ended(one);
    assertThat(rig.takeAll()).isEmpty();
    rig.pass(Duration.ofSeconds(119));
    assertThat(rig.takeAll()).isEmpty();
    rig.pass(Duration.ofSeconds(2));

    assertThat(rig.takeAll()).hasSize(6);
  }

  @Test
  @DisplayName("B-274: a task does not begin before its time, and need not be looked at until then")
  void notBefore() {
    rig.offer(1, "a", "s", "h", 0.5f, rig.wallMillis() + Duration.ofHours(3).toMillis());
    assertThat(rig.takeAll()).isEmpty();
    assertThat(rig.scheduler.untilNextLook()).isPositive();
    rig.pass(Duration.ofHours(3).minusSeconds(1));
    assertThat(rig.takeAll()).isEmpty();
    rig.pass(Duration.ofSeconds(2));

    assertThat(rig.takeAll()).containsExactly(1L);
    assertThat(rig.scheduler.untilNextLook()).isNull();
  }

  @Test
  @DisplayName("a task that is withdrawn is not taken; one that runs is not offered twice")
  void withdrawn() {
    offer(0, 3, "a", "h");
    rig.offer(9, "a", "s", "h", 0.5f, rig.wallMillis() + 5_000);
    rig.scheduler.withdraw(1);
    rig.scheduler.withdraw(9);
    rig.scheduler.withdraw(77);
    assertThat(rig.takeAll()).containsExactly(0L, 2L);
    rig.offer(0, "a", "h");
    rig.pass(Duration.ofSeconds(60));

    assertThat(rig.takeAll()).isEmpty();
    assertThat(rig.scheduler.queuedCount()).isZero();
  }

  @Test
  @DisplayName("B-271: who is watched goes first, who is in no hurry last, 2 at a host, if at all")
  void urgency() {
    rig.scheduler.describe(new SessionKey("b", "s"), new SessionTraits(Urgency.DISCRETIONARY, 6));
    rig.scheduler.describe(new SessionKey("c", "s"), new SessionTraits(Urgency.VISIBLE, 6));
    offer(0, 2, "a", "one");
    offer(10, 20, "b", "two");
    offer(20, 22, "c", "three");
    assertThat(rig.takeAll()).containsExactly(20L, 21L, 0L, 1L, 10L, 11L);
    rig.discretionary = false;
    offer(30, 40, "b", "four");

    assertThat(rig.takeAll()).isEmpty();
  }

  @Test
  @DisplayName("nothing starves: ten minutes without a turn lift a session into the next class")
  void aging() {
    rig.scheduler.describe(new SessionKey("hurried", "s"), new SessionTraits(Urgency.VISIBLE, 6));
    offer(0, 1_000, "hurried", "h");
    rig.offer(5_000, "patient", "h");
    List<Long> taken = new ArrayList<>();
    for (int minute = 0; minute < 30 && !taken.contains(5_000L); minute++) {
      List<Long> now = rig.takeAll();
      taken.addAll(now);
      now.forEach(rig.scheduler::ended);
      rig.pass(Duration.ofMinutes(1));
    }

    assertThat(taken).contains(5_000L);
    assertThat(taken.indexOf(5_000L)).isGreaterThan(50);
  }

  @Test
  @DisplayName("applications with equal demand move equal bytes, whatever their tasks' sizes")
  void fairByBytes() {
    Limits one = new Limits(1, 1, 6, 2);
    SchedulerRig narrow = new SchedulerRig(one);
    long[] moved = new long[2];
    LongStream.range(0, 100_000).forEach(id -> narrow.offer(id, "small", "h" + id % 7));
    LongStream.range(100_000, 110_000).forEach(id -> narrow.offer(id, "large", "k" + id % 7));
    for (int i = 0; i < 5_000; i++) {
      long id = narrow.scheduler.take().getAsLong();
      boolean large = id >= 100_000;
      long bytes = large ? 5L << 20 : 300L << 10;
      narrow.scheduler.moved(id, bytes);
      moved[large ? 1 : 0] += bytes;
      narrow.scheduler.ended(id);
    }

    // Each start counts a little too, so the many small ones move somewhat less.
    assertThat((double) moved[0] / moved[1]).isBetween(0.75, 1.1);
  }

  @Test
  @DisplayName("a hundred thousand tasks: offering and taking cost the same as with few")
  void many() {
    long few = time(new SchedulerRig(), 0, 20_000);
    SchedulerRig full = new SchedulerRig();
    LongStream.range(1_000_000, 1_100_000).forEach(id -> full.offer(id, "a", "h" + id % 500));
    long many = time(full, 0, 20_000);

    assertThat(full.scheduler.queuedCount()).isEqualTo(100_000);
    // A scan of all would be thousands of times slower; this only has to tell the two apart.
    assertThat(many).isLessThan(few * 50 + Duration.ofMillis(500).toNanos());
  }

  private static long time(SchedulerRig rig, long from, long count) {
    long begin = System.nanoTime();
    for (long id = from; id < from + count; id++) {
      rig.offer(id, "b", "x" + id % 300);
      long taken = rig.scheduler.take().getAsLong();
      rig.scheduler.ended(taken);
    }
    return System.nanoTime() - begin;
  }
}
