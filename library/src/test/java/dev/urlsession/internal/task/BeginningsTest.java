// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the line in which downloads make their files")
class BeginningsTest {

  private final Queue<Runnable> thread = new ArrayDeque<>();
  private final Queue<Runnable> loop = new ArrayDeque<>();
  private final List<String> heard = new ArrayList<>();
  private final Beginnings beginnings = new Beginnings(thread::add, loop::add);

  private void begin(String name) {
    beginnings.execute(() -> beginnings.tell(() -> heard.add(name)));
  }

  private static void run(Queue<Runnable> works) {
    for (Runnable work = works.poll(); work != null; work = works.poll()) {
      work.run();
    }
  }

  @Test
  @DisplayName("one alone is heard of at once")
  void alone() {
    begin("a");
    run(thread);
    assertThat(loop).hasSize(1);
    run(loop);

    assertThat(heard).containsExactly("a");
  }

  @Test
  @DisplayName("a few wake the loop once, and the first does not wait for all of many")
  void many() {
    List<String> names = IntStream.range(0, 20).mapToObj(i -> "" + i).toList();
    List<Integer> woken = new ArrayList<>();
    for (String name : names) {
      beginnings.execute(() -> woken.add(loop.size()));
      begin(name);
    }
    run(thread);
    assertThat(woken.subList(0, 4)).containsOnly(0);
    assertThat(woken.subList(4, 20)).containsOnly(1);
    run(loop);

    assertThat(heard).containsExactlyElementsOf(names);
  }

  @Test
  @DisplayName("what another thread tells takes along what waits, and does not overtake it")
  void other() {
    List<Integer> woken = new ArrayList<>();
    begin("a");
    beginnings.execute(
        () -> {
          woken.add(loop.size());
          CompletableFuture.runAsync(() -> beginnings.tell(() -> heard.add("b"))).join();
          woken.add(loop.size());
        });
    run(thread);
    run(loop);

    assertThat(woken).containsExactly(0, 1);
    assertThat(heard).containsExactly("a", "b");
  }

  @Test
  @DisplayName("one that fails keeps nobody from being heard")
  void failing() {
    List<Throwable> uncaught = new ArrayList<>();
    Thread.currentThread().setUncaughtExceptionHandler((where, thrown) -> uncaught.add(thrown));
    try {
      begin("a");
      beginnings.execute(
          () -> {
            throw new IllegalStateException("thrown by the test");
          });
      begin("b");
      run(thread);
      run(loop);
    } finally {
      Thread.currentThread().setUncaughtExceptionHandler(null);
    }

    assertThat(heard).containsExactly("a", "b");
    assertThat(uncaught).hasSize(1);
  }
}
