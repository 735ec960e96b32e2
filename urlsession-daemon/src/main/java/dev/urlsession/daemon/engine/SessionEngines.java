// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionConfigurationBuilder;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.internal.session.DetachedEngine;
import dev.urlsession.internal.task.TaskEngine;
import java.nio.file.Path;
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
      current = new Lent(settings, create(settings, directories.of(session)));
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
  private TaskEngine create(SessionSettings settings, Path directory) {
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
            .urlCredentialStorage(null)
            .urlCache(null)
            .networkPathMonitor(options.monitor())
            .downloadDirectory(directory);
    return DetachedEngine.create(configuration.build(), options.timers(), options.files());
  }
}
