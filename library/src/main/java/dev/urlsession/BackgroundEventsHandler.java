// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

/**
 * Receives a background session's events in an app that the daemon started for them. Apple: {@code
 * application:handleEventsForBackgroundURLSession:completionHandler:} of {@code
 * UIApplicationDelegate}.
 */
@FunctionalInterface
public interface BackgroundEventsHandler {

  /**
   * Keep the completion handler, and create the session with this identifier and a delegate. The
   * delegate gets all that waited, and then {@link
   * URLSessionDelegate#didFinishEventsForBackgroundURLSession}: there, call the completion handler.
   * As soon as you do, that session is invalid, and the identifier can be used again.
   *
   * @param identifier names the session
   * @param completionHandler says that you are done; any thread may call it, once. When it is not
   *     called within 30 s after the last event, the daemon counts the launch as failed and waits
   *     longer before the next one (B-265)
   */
  void handleEventsForBackgroundURLSession(String identifier, Runnable completionHandler);
}
