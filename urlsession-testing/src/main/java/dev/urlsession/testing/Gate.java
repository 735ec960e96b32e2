// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Holds answers until the test opens it: the way to order what the server does and what the client
 * does without sleeping.
 *
 * <pre>{@code
 * Gate gate = new Gate();
 * server.route("/slow", Answer.text("later").gate(gate));
 * // start the load
 * gate.awaitArrivals(1, Duration.ofSeconds(5)); // the server has the request and waits
 * // look at the client, cancel it, …
 * gate.open();
 * }</pre>
 *
 * <p>Starts closed, stays open once opened, may hold any number of answers. Thread-safe.
 */
public final class Gate {

  private final List<Runnable> waiting = new ArrayList<>();
  private final Arrivals arrivals = new Arrivals();
  private boolean open;

  /** A closed gate. */
  public Gate() {}

  /** Lets everything through that waits, and everything that comes later. */
  public void open() {
    List<Runnable> released;
    synchronized (waiting) {
      open = true;
      released = List.copyOf(waiting);
      waiting.clear();
    }
    released.forEach(Runnable::run);
  }

  /** Whether {@link #open()} was called. */
  public boolean isOpen() {
    synchronized (waiting) {
      return open;
    }
  }

  /** How many answers have come to this gate so far, whether they had to wait or not. */
  public int arrivals() {
    return arrivals.count();
  }

  /**
   * Waits until {@code count} answers in all have come to this gate.
   *
   * @throws AssertionError when they have not come within {@code timeout}
   */
  public void awaitArrivals(int count, Duration timeout) {
    arrivals.await(count, timeout, "answers at the gate");
  }

  /** True: go on, the gate is open. False: {@code then} will run on {@code executor} later. */
  boolean pass(Executor executor, Runnable then) {
    boolean passed;
    synchronized (waiting) {
      passed = open;
      if (!passed) {
        waiting.add(() -> executeUnlessStopped(executor, then));
      }
    }
    arrivals.add();
    return passed;
  }

  private static void executeUnlessStopped(Executor executor, Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException serverIsClosed) {
      // The answer went away with its server: nobody is left to let through.
    }
  }
}
