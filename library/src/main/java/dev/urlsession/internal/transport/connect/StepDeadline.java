// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.connect;

import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.concurrent.Loop;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Ends a step in which a peer takes too long; the user may take as long as it likes. */
final class StepDeadline implements Cancellable {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Loop loop;
  private final BooleanSupplier isAsking;
  private final Runnable passed;
  private Cancellable timer;

  StepDeadline(Loop loop, BooleanSupplier isAsking, Runnable passed) {
    this.loop = loop;
    this.isAsking = isAsking;
    this.passed = passed;
    this.timer = loop.after(LIMIT, this::look);
  }

  private void look() {
    if (isAsking.getAsBoolean()) {
      timer = loop.after(LIMIT, this::look);
    } else {
      passed.run();
    }
  }

  @Override
  public void cancel() {
    timer.cancel();
  }
}
