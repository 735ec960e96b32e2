// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("timers that the tasks of a session share")
class SharedTimersTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final HandLoop loop = new HandLoop();
  private final List<String> ran = new ArrayList<>();
  private final SharedTimers timers = new SharedTimers(loop, loop, LIMIT, Duration.ofDays(7));

  private Cancellable after(Duration delay, String name) {
    return timers.schedule(loop, delay, () -> ran.add(loop.seconds() + " " + name));
  }

  @Test
  @DisplayName("each runs when its own time has come, and there is one timer for all")
  void onTime() {
    after(LIMIT, "a");
    loop.advance(10);
    after(LIMIT, "b");
    loop.advance(10);
    after(LIMIT, "c");
    assertThat(loop.set).hasSize(1);

    loop.advance(39);
    assertThat(ran).isEmpty();
    loop.advance(21);

    assertThat(ran).containsExactly("60 a", "70 b", "80 c");
    assertThat(loop.set).isEmpty();
  }

  @Test
  @DisplayName("who leaves does not run, and delays nobody")
  void cancelled() {
    Cancellable a = after(LIMIT, "a");
    loop.advance(5);
    after(LIMIT, "b");
    a.cancel();
    a.cancel();

    loop.advance(100);

    assertThat(ran).containsExactly("65 b");
  }

  @Test
  @DisplayName("what runs may set the next, and what fails keeps nobody from running")
  void fromWithin() {
    timers.schedule(
        loop,
        LIMIT,
        () -> {
          after(LIMIT, "next");
          throw new IllegalStateException("thrown by the test");
        });
    after(LIMIT, "second");

    assertThatThrownBy(() -> loop.advance(60)).hasMessage("thrown by the test");
    loop.advance(60);

    assertThat(ran).containsExactly("60 second", "120 next");
  }

  @Test
  @DisplayName("other delays have timers of their own, and every limit one")
  void others() {
    after(Duration.ofSeconds(1), "short");
    after(Duration.ofDays(7), "long");
    after(LIMIT, "usual");
    assertThat(loop.set).hasSize(3);

    loop.advance(60);

    assertThat(ran).containsExactly("1 short", "60 usual");
  }

  @Test
  @DisplayName("an ended session leaves no timer behind")
  void closed() {
    after(LIMIT, "a");
    timers.close();

    assertThat(loop.set).isEmpty();
  }

  @Test
  @DisplayName("the time of a turn of the loop is looked up once")
  void turn() {
    long first = timers.recently();
    loop.now += 1_000;
    assertThat(timers.recently()).isEqualTo(first);

    loop.turn();

    assertThat(timers.recently()).isEqualTo(loop.now);
  }

  /** A loop and its time, moved by hand. */
  private static final class HandLoop implements Loop, Timers {

    private record Timer(long due, Runnable work) {}

    private final PriorityQueue<Timer> set =
        new PriorityQueue<>((one, other) -> Long.compare(one.due, other.due));
    private final Queue<Runnable> work = new ArrayDeque<>();
    private long now;

    long seconds() {
      return now / 1_000_000_000L;
    }

    void turn() {
      for (Runnable next = work.poll(); next != null; next = work.poll()) {
        next.run();
      }
    }

    void advance(int seconds) {
      turn();
      long target = now + seconds * 1_000_000_000L;
      while (!set.isEmpty() && set.peek().due <= target) {
        Timer due = set.remove();
        now = due.due;
        due.work.run();
        turn();
      }
      now = target;
    }

    @Override
    public boolean inLoop() {
      return true;
    }

    @Override
    public void execute(Runnable later) {
      work.add(later);
    }

    @Override
    public Cancellable after(Duration delay, Runnable later) {
      Timer timer = new Timer(now + delay.toNanos(), later);
      set.add(timer);
      return () -> set.remove(timer);
    }

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public Instant now() {
      return Instant.EPOCH.plusNanos(now);
    }

    @Override
    public Cancellable schedule(Loop on, Duration delay, Runnable later) {
      return on.after(delay, later);
    }
  }
}
