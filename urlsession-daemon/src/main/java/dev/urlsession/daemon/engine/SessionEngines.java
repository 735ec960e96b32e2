// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.URLCredentialStorage;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionConfigurationBuilder;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.internal.session.DetachedEngine;
import dev.urlsession.internal.task.TaskEngine;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The library's engine for each session that has tasks running: with the session's settings and
 * connections of its own. Confined to the engine's thread.
 */
final class SessionEngines {

  /** The daemon itself knows when a task's time is up, also across its own restarts. */
  private static final Duration NEVER = Duration.ofDays(36_500);

  private final EngineOptions options;
  private final SessionDirectories directories;
  private final Map<SessionKey, Lent> engines = new HashMap<>();

  /** What applications answered to challenges; in memory only, and longer than an engine. */
  private final Map<SessionKey, URLCredentialStorage> credentials = new HashMap<>();

  private static final class Lent {
    final SessionSettings settings;
    final TaskEngine engine;
    int users;
    boolean outdated;

    Lent(SessionSettings settings, TaskEngine engine) {
      this.settings = settings;
      this.engine = engine;
    }
  }

  /** An engine in use, until it is given back. */
  interface Loan {
    TaskEngine engine();

    void giveBack();
  }

  SessionEngines(EngineOptions options, SessionDirectories directories) {
    this.options = options;
    this.directories = directories;
  }

  /** An engine with these settings. */
  Loan borrow(SessionKey session, SessionSettings settings) {
    Lent current = engines.get(session);
    if (current != null && !current.settings.equals(settings)) {
      retire(session, current);
      current = null;
    }
    if (current == null) {
      current = new Lent(settings, create(session, settings));
      engines.put(session, current);
    }
    current.users++;
    return loan(current);
  }

  private static Loan loan(Lent lent) {
    return new Loan() {
      @Override
      public TaskEngine engine() {
        return lent.engine;
      }

      @Override
      public void giveBack() {
        lent.users--;
        if (lent.users == 0 && lent.outdated) {
          lent.engine.close();
        }
      }
    };
  }

  private void retire(SessionKey session, Lent lent) {
    engines.remove(session);
    lent.outdated = true;
    if (lent.users == 0) {
      lent.engine.close();
    }
  }

  /** Who is needed has to be asked anew; what runs goes on. */
  void forget(SessionKey session) {
    credentials.remove(session);
    Lent current = engines.get(session);
    if (current != null) {
      retire(session, current);
    }
  }

  /** Closes the connections of sessions without tasks. */
  void closeIdle() {
    engines
        .entrySet()
        .removeIf(
            entry -> {
              Lent lent = entry.getValue();
              if (lent.users == 0) {
                lent.engine.close();
              }
              return lent.users == 0;
            });
  }

  void renewConnections() {
    engines.values().forEach(lent -> lent.engine.renewConnections());
  }

  void close() {
    engines.values().forEach(lent -> lent.engine.close());
    engines.clear();
  }

  /** As the session was configured; without cookies and caches, which do not exist here (B-282). */
  private TaskEngine create(SessionKey session, SessionSettings settings) {
    URLSessionConfigurationBuilder configuration =
        URLSessionConfiguration.ephemeralSessionConfiguration().toBuilder()
            .timeoutIntervalForRequest(settings.timeoutForRequest())
            .timeoutIntervalForResource(NEVER)
            .httpMaximumConnectionsPerHost(settings.maximumConnectionsPerHost())
            .allowsCellularAccess(settings.allowsCellular())
            .allowsExpensiveNetworkAccess(settings.allowsExpensive())
            .allowsConstrainedNetworkAccess(settings.allowsConstrained())
            .tlsMinimumSupportedProtocolVersion(settings.tlsMinimum())
            .tlsMaximumSupportedProtocolVersion(settings.tlsMaximum())
            .httpVersions(settings.httpVersions())
            .maximumRedirects(settings.maximumRedirects())
            .httpAdditionalHeaders(settings.additionalHeaders())
            .proxyConfigurations(settings.proxies())
            .waitsForConnectivity(false)
            .httpShouldSetCookies(false)
            .httpCookieStorage(null)
            .urlCredentialStorage(
                credentials.computeIfAbsent(session, first -> new URLCredentialStorage()))
            .urlCache(null)
            .networkPathMonitor(options.monitor())
            .downloadDirectory(directories.of(session));
    return DetachedEngine.create(configuration.build(), options.timers(), options.files());
  }
}
