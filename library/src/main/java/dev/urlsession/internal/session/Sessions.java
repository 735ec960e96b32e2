// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDelegate;
import dev.urlsession.URLSessionUsageException;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.download.FileAccess;
import dev.urlsession.internal.scheme.RegisteredProtocols;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Makes sessions, and refuses configurations that cannot be honoured. */
public final class Sessions {

  private Sessions() {}

  private static final class Shared {
    static final Session SESSION =
        new SessionBuilder(URLSessionConfiguration.defaultSessionConfiguration())
            .protocols(RegisteredProtocols::registered)
            .shared()
            .build();
  }

  /** The session everybody shares. */
  public static URLSession shared() {
    return Shared.SESSION;
  }

  /** A session. */
  public static URLSession create(
      URLSessionConfiguration configuration,
      @Nullable URLSessionDelegate delegate,
      @Nullable Executor delegateQueue) {
    return create(configuration, delegate, delegateQueue, Timers.SYSTEM, FileAccess.REAL);
  }

  /** A session with another time and another file system. */
  static Session create(
      URLSessionConfiguration configuration,
      @Nullable URLSessionDelegate delegate,
      @Nullable Executor delegateQueue,
      Timers timers,
      FileAccess files) {
    check(configuration);
    SessionRules.check(configuration, delegate);
    SessionBuilder builder =
        new SessionBuilder(configuration)
            .protocols(configuration::protocolClasses)
            .delegate(delegate)
            .delegateQueue(delegateQueue)
            .timers(timers)
            .files(files);
    return configuration.identifier() == null ? builder.build() : BackgroundSessions.open(builder);
  }

  private static void check(URLSessionConfiguration configuration) {
    refuse(
        configuration.requiresDNSSECValidation(),
        "A JVM cannot validate names by DNSSEC; leave requiresDNSSECValidation false.");
    refuse(
        configuration
                .tlsMinimumSupportedProtocolVersion()
                .compareTo(configuration.tlsMaximumSupportedProtocolVersion())
            > 0,
        "The lowest TLS version is above the highest; change one of them.");
  }

  private static void refuse(boolean refused, String reason) {
    if (refused) {
      throw new URLSessionUsageException(reason);
    }
  }
}
