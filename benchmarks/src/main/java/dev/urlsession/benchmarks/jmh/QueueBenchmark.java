// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks.jmh;

import dev.urlsession.internal.concurrent.SerialExecutor;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The way from a loop to a delegate: one call alone, and many that come together. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class QueueBenchmark {

  private static final int MANY = 64;

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final SerialExecutor queue = new SerialExecutor(thread);

  /** The thread must be woken each time. */
  @Benchmark
  public void one() throws InterruptedException {
    run(1);
  }

  /** One wake for all. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public void many() throws InterruptedException {
    run(MANY);
  }

  private void run(int count) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      queue.execute(done::countDown);
    }
    done.await();
  }

  /** Ends the thread. */
  @TearDown
  public void end() {
    thread.shutdown();
  }
}
