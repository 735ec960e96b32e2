// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.concurrent.Loop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("B-020: the loop hands over to the delegate queue")
class DelegateQueueGatheringTest {

  private final HandLoop loop = new HandLoop();
  private final List<Runnable> wakes = new ArrayList<>();
  private final DelegateQueue queue = new DelegateQueue(wakes::add, loop);
  private final List<Integer> ran = new ArrayList<>();
  private int given;

  private void give(int callbacks) {
    for (int i = 0; i < callbacks; i++) {
      int number = given++;
      queue.execute(() -> ran.add(number));
    }
  }

  @Test
  @DisplayName("a single callback at the end of the turn")
  void single() {
    give(1);
    assertThat(wakes).isEmpty();

    loop.turn();

    assertThat(wakes).hasSize(1);
  }

  @Test
  @DisplayName("several once a look brings no more of them, with one wake and in order")
  void gathered() {
    give(2);
    loop.turn();
    give(3);
    loop.turn();
    give(1);
    loop.turn();
    assertThat(wakes).isEmpty();

    loop.turn();

    assertThat(wakes).hasSize(1);
    wakes.remove(0).run();
    assertThat(ran).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  @DisplayName("many at the end of the turn")
  void many() {
    give(32);

    loop.turn();

    assertThat(wakes).hasSize(1);
  }

  @Test
  @DisplayName("after eight more looks even when each brings one more")
  void bounded() {
    give(2);
    loop.turn();
    for (int i = 0; i < 8; i++) {
      assertThat(wakes).isEmpty();
      give(1);
      loop.turn();
    }

    assertThat(wakes).hasSize(1);
  }

  @Test
  @DisplayName("and other threads at once")
  void elsewhere() {
    loop.here = false;

    give(2);

    assertThat(wakes).hasSize(1);
  }

  /** A loop whose turns are made by hand; what waits for a look is run in the turn after it. */
  private static final class HandLoop implements Loop {

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final Queue<Runnable> looked = new ArrayDeque<>();
    private boolean here = true;

    void turn() {
      work.addAll(looked);
      looked.clear();
      for (Runnable next = work.poll(); next != null; next = work.poll()) {
        next.run();
      }
    }

    @Override
    public boolean inLoop() {
      return here;
    }

    @Override
    public void execute(Runnable later) {
      work.add(later);
    }

    @Override
    public void afterLook(Runnable later) {
      looked.add(later);
    }

    @Override
    public Cancellable after(Duration delay, Runnable later) {
      throw new UnsupportedOperationException("The queue has no timers.");
    }
  }
}
