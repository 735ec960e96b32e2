// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.connect;

import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.transport.tls.Handshake;
import java.time.Duration;

/** Ends a handshake in which the server takes too long; the user may take as long as it likes. */
final class HandshakeDeadline implements Cancellable {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Loop loop;
  private final Handshake handshake;
  private final Runnable passed;
  private Cancellable timer;

  HandshakeDeadline(Loop loop, Handshake handshake, Runnable passed) {
    this.loop = loop;
    this.handshake = handshake;
    this.passed = passed;
    this.timer = loop.after(LIMIT, this::look);
  }

  private void look() {
    if (handshake.isAsking()) {
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
