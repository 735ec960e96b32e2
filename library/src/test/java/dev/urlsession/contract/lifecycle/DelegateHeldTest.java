// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.lifecycle;

import static dev.urlsession.contract.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDelegate;
import dev.urlsession.contract.Rig;
import java.lang.ref.WeakReference;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-007: how long a session holds its delegate")
class DelegateHeldTest {

  @RegisterExtension final Rig rig = new Rig();

  private static final class Empty implements URLSessionDelegate {}

  @Test
  @DisplayName("B-007: strongly until it is invalid, and no longer")
  void untilInvalid() {
    WeakReference<URLSessionDelegate> delegate = new WeakReference<>(new Empty());
    URLSession session = rig.session(new Empty());
    delegate = new WeakReference<>(session.delegate());
    System.gc();
    assertThat(delegate.get()).isNotNull();

    session.close();

    WeakReference<URLSessionDelegate> dropped = delegate;
    until(
        () -> {
          System.gc();
          return dropped.get() == null;
        });
  }

  @Test
  @DisplayName("B-007: a delegate queue of the user is never shut down")
  void queueLives() {
    ExecutorService queue = Executors.newSingleThreadExecutor();
    rig.session(null, queue).close();

    assertThat(queue.isShutdown()).isFalse();
    queue.shutdown();
  }
}
