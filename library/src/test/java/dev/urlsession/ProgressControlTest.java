// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ProgressControlTest {

  private final List<String> calls = new ArrayList<>();

  private Progress listening(String name) {
    Progress progress = Progress.discreteProgress(1);
    progress.setCancellationHandler(() -> calls.add("cancel " + name));
    progress.setPausingHandler(() -> calls.add("pause " + name));
    progress.setResumingHandler(() -> calls.add("resume " + name));
    return progress;
  }

  @Test
  @DisplayName("B-336 cancel, pause and resume reach unfinished descendants, not finished ones")
  void spreads() {
    Progress parent = listening("parent");
    Progress child = listening("child");
    Progress grandchild = listening("grandchild");
    Progress done = listening("done");
    parent.setTotalUnitCount(2);
    parent.addChild(child, 1);
    child.addChild(grandchild, 1);
    parent.addChild(done, 1);
    done.setCompletedUnitCount(1);

    parent.pause();
    parent.pause();
    parent.resume();
    parent.cancel();
    parent.cancel();

    assertThat(calls)
        .containsExactly(
            "pause parent",
            "pause child",
            "pause grandchild",
            "resume parent",
            "resume child",
            "resume grandchild",
            "cancel parent",
            "cancel child",
            "cancel grandchild");
    assertThat(done.isCancelled()).isFalse();
    assertThat(grandchild.isCancelled()).isTrue();
  }

  @Test
  @DisplayName("B-336 a handler installed after cancel or pause fires at once")
  void lateHandlers() {
    Progress progress = Progress.discreteProgress(1);
    progress.cancel();
    progress.pause();

    progress.setCancellationHandler(() -> calls.add("cancel"));
    progress.setPausingHandler(() -> calls.add("pause"));
    progress.setCancellationHandler(null);

    assertThat(calls).containsExactly("cancel", "pause");
  }

  @Test
  @DisplayName("B-336 a child of a cancelled and paused parent is cancelled and paused")
  void lateChild() {
    Progress parent = Progress.discreteProgress(1);
    parent.cancel();
    parent.pause();

    parent.addChild(listening("child"), 1);

    assertThat(calls).containsExactly("cancel child", "pause child");
  }

  @RepeatedTest(50)
  @DisplayName("B-336 a handler racing with cancel runs exactly once")
  void race() throws InterruptedException {
    Progress progress = Progress.discreteProgress(1);
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch start = new CountDownLatch(1);
    Thread canceller =
        new Thread(
            () -> {
              await(start);
              progress.cancel();
            });
    canceller.start();

    start.countDown();
    progress.setCancellationHandler(runs::incrementAndGet);
    canceller.join();

    assertThat(runs).hasValue(1);
  }

  @Test
  @DisplayName("B-338 no lock is held while a handler runs")
  void noLock() {
    Progress parent = Progress.discreteProgress(2);
    Progress child = Progress.progress(1, parent, 1);
    AtomicReference<Double> seen = new AtomicReference<>();
    child.setCancellationHandler(() -> onOtherThread(() -> parent.setCompletedUnitCount(1)));
    parent.addListener(p -> onOtherThread(() -> seen.set(p.fractionCompleted())));

    parent.cancel();

    assertThat(seen).hasValue(0.5);
  }

  @Test
  @DisplayName("B-338 a handler that throws stops neither the others nor the caller")
  void throwingHandler() {
    Progress parent = Progress.discreteProgress(1);
    parent.addChild(listening("child"), 1);
    parent.setCancellationHandler(
        () -> {
          throw new IllegalStateException("from the application");
        });
    List<Throwable> uncaught = new ArrayList<>();

    onOtherThread(
        () -> {
          Thread.currentThread().setUncaughtExceptionHandler((t, thrown) -> uncaught.add(thrown));
          parent.cancel();
          calls.add("went on");
        });

    assertThat(calls).containsExactly("cancel child", "went on");
    assertThat(uncaught).singleElement().isInstanceOf(IllegalStateException.class);
  }

  private static void onOtherThread(Runnable work) {
    Thread thread = new Thread(work);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
