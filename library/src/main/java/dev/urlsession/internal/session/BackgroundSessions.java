// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.BackgroundSessionException;
import dev.urlsession.URLError;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionUsageException;
import dev.urlsession.internal.background.BackgroundLaunchMark;
import dev.urlsession.internal.background.BackgroundLink;
import dev.urlsession.internal.background.BackgroundService;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The background sessions of this process, one for each identifier (B-261). An identifier is free
 * again once its session has become invalid (B-008).
 */
public final class BackgroundSessions {

  /** Stands for a session that is being made. */
  private static final Object PENDING = new Object();

  private static final Map<String, Object> OPEN = new ConcurrentHashMap<>();

  private BackgroundSessions() {}

  static Session open(SessionBuilder builder) {
    URLSessionConfiguration configuration = builder.configuration;
    String identifier = Objects.requireNonNull(configuration.identifier());
    if (OPEN.putIfAbsent(identifier, PENDING) != null) {
      throw new BackgroundSessionException(
          URLError.of(
              URLError.Code.BACKGROUND_SESSION_IN_USE_BY_ANOTHER_PROCESS,
              "This process has a session “" + identifier + "”; use it, or invalidate it first."));
    }
    try {
      BackgroundLink link =
          service()
              .attach(
                  configuration,
                  ChallengeMethods.areIn(builder.delegate),
                  BackgroundLaunchMark.take(identifier));
      Session session = new Session(builder, link);
      OPEN.put(identifier, session);
      link.begin(session.host());
      return session;
    } catch (URLError refused) {
      OPEN.remove(identifier);
      throw new BackgroundSessionException(refused);
    } catch (RuntimeException | Error failed) {
      OPEN.remove(identifier);
      throw failed;
    }
  }

  private static BackgroundService service() {
    return ServiceLoader.load(BackgroundService.class, BackgroundService.class.getClassLoader())
        .findFirst()
        .orElseThrow(
            () ->
                new URLSessionUsageException(
                    "Background sessions need the module urlsession-background; add it to your"
                        + " dependencies."));
  }

  /** The session has become invalid. */
  static void closed(@Nullable String identifier, Session session) {
    if (identifier != null) {
      OPEN.remove(identifier, session);
    }
  }

  /** The app has handled the events it was started for: its session is over (SEED, B-264). */
  public static void handled(String identifier) {
    if (OPEN.get(identifier) instanceof Session session) {
      session.handled();
    }
  }
}
