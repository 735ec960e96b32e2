// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/**
 * Closed loop of small GETs: every slot starts its next request when its last one was answered. The
 * first wrong answer ends the run.
 */
final class GetLoop {
  private static final long DRAIN_SECONDS = 30;

  private final BenchmarkClient client;
  private final LongAdder answered = new LongAdder();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final CountDownLatch failed = new CountDownLatch(1);
  private final CountDownLatch drained;
  private final int inFlight;
  private volatile boolean stopping;

  GetLoop(BenchmarkClient client, int inFlight) {
    this.client = client;
    this.inFlight = inFlight;
    this.drained = new CountDownLatch(inFlight);
  }

  /** Answers per second, and CPU time for each, in the measured time after the warm-up. */
  Rate run(int warmupSeconds, int seconds) throws Exception {
    for (int i = 0; i < inFlight; i++) {
      client.get(new Slot());
    }
    failed.await(warmupSeconds, TimeUnit.SECONDS);
    long countBefore = answered.sum();
    double cpuBefore = CpuClock.microseconds();
    long timeBefore = System.nanoTime();
    failed.await(seconds, TimeUnit.SECONDS);
    long count = answered.sum() - countBefore;
    long nanos = System.nanoTime() - timeBefore;
    double cpu = CpuClock.microseconds() - cpuBefore;
    stopping = true;
    if (failure.get() != null) {
      throw new IllegalStateException("A GET went wrong", failure.get());
    }
    if (!drained.await(DRAIN_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(drained.getCount() + " GETs were never answered");
    }
    if (count == 0) {
      throw new IllegalStateException("No GET was answered in the measured time");
    }
    return new Rate(count * 1e9 / nanos, cpu / count);
  }

  private void fail(Throwable cause) {
    failure.compareAndSet(null, cause);
    stopping = true;
    failed.countDown();
  }

  private final class Slot implements BenchmarkClient.Answer {
    @Override
    public void received(int status, long bodyLength) {
      if (status != 200 || bodyLength != Target.SMALL_LENGTH) {
        fail(new IllegalStateException("Got status " + status + " and " + bodyLength + " bytes"));
        return;
      }
      answered.increment();
      if (stopping) {
        drained.countDown();
      } else {
        client.get(this);
      }
    }

    @Override
    public void failed(Throwable cause) {
      fail(cause);
    }
  }
}
