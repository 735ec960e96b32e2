// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.NetworkPathMonitor.Path;
import dev.urlsession.URLError.NetworkUnavailableReason;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionConfiguration;
import org.jspecify.annotations.Nullable;

/** Whether a request may go over a network: the stricter of session and request decides. */
final class PathRules {

  private PathRules() {}

  /** The rule that forbids it; null when none does. */
  static @Nullable NetworkUnavailableReason obstacle(
      Path path, URLRequest request, URLSessionConfiguration session) {
    if (path.ultraConstrained()
        && !(session.allowsUltraConstrainedNetworkAccess()
            && request.allowsUltraConstrainedNetworkAccess())) {
      return NetworkUnavailableReason.ULTRA_CONSTRAINED;
    }
    if (path.constrained()
        && !(session.allowsConstrainedNetworkAccess()
            && request.allowsConstrainedNetworkAccess())) {
      return NetworkUnavailableReason.CONSTRAINED;
    }
    if (path.expensive()
        && !(session.allowsExpensiveNetworkAccess() && request.allowsExpensiveNetworkAccess())) {
      return NetworkUnavailableReason.EXPENSIVE;
    }
    if (path.cellular() && !(session.allowsCellularAccess() && request.allowsCellularAccess())) {
      return NetworkUnavailableReason.CELLULAR;
    }
    return null;
  }
}
