// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.urlsession.URLError;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for what must happen, with an end when it does not. */
public final class Waiting {

  /** Far longer than anything here takes. */
  public static final Duration LONG = Duration.ofSeconds(60);

  private Waiting() {}

  public static <T> T get(Future<T> future) {
    try {
      return future.get(LONG.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | CancellationException unexpected) {
      throw new AssertionError("No result", unexpected);
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  /** What the future fails with. */
  public static URLError failure(Future<?> future) {
    try {
      Object result = future.get(LONG.toSeconds(), TimeUnit.SECONDS);
      throw new AssertionError("A failure was expected, not " + result);
    } catch (ExecutionException failed) {
      assertThat(failed.getCause()).isInstanceOf(URLError.class);
      return (URLError) failed.getCause();
    } catch (TimeoutException | CancellationException unexpected) {
      throw new AssertionError("No result", unexpected);
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  public static <T> T take(BlockingQueue<T> queue) {
    try {
      T next = queue.poll(LONG.toSeconds(), TimeUnit.SECONDS);
      assertThat(next).as("what should have come").isNotNull();
      return next;
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  public static void pass(CountDownLatch latch) {
    try {
      assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  public static void until(Callable<Boolean> condition) {
    await().atMost(LONG).pollInterval(Duration.ofMillis(5)).until(condition);
  }

  private static AssertionError interrupted(InterruptedException interrupted) {
    Thread.currentThread().interrupt();
    return new AssertionError("Interrupted", interrupted);
  }
}
