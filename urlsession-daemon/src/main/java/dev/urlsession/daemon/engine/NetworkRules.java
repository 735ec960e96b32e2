// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.NetworkPathMonitor;
import dev.urlsession.URLRequest;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.daemon.model.WaitReason;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a task may use the network there is, before it begins and while it runs (N17). */
final class NetworkRules {

  private final @Nullable NetworkPathMonitor monitor;

  NetworkRules(@Nullable NetworkPathMonitor monitor) {
    this.monitor = monitor;
  }

  /** Why it may not; null when it may. */
  @Nullable WaitReason obstacle(URLRequest request, SessionSettings settings) {
    if (monitor == null) {
      return null; // The library looks at the machine's interfaces by itself.
    }
    String host = String.valueOf(Objects.requireNonNull(request.url()).getHost());
    NetworkPathMonitor.Path path = monitor.path(host);
    if (!path.satisfied()) {
      return WaitReason.NO_NETWORK;
    }
    boolean cellular = settings.allowsCellular() && request.allowsCellularAccess();
    boolean expensive = settings.allowsExpensive() && request.allowsExpensiveNetworkAccess();
    boolean constrained = settings.allowsConstrained() && request.allowsConstrainedNetworkAccess();
    boolean allowed =
        (cellular || !path.cellular())
            && (expensive || !path.expensive())
            && (constrained || !path.constrained());
    return allowed ? null : WaitReason.METERED;
  }

  /** Whether the network costs money, as far as anybody can tell. */
  boolean isMetered() {
    return monitor != null && monitor.path("").expensive();
  }

  /** Calls the listener when something may have changed; run what it returns to stop. */
  Runnable listen(Runnable listener) {
    return monitor == null ? () -> {} : monitor.addListener(listener);
  }
}
