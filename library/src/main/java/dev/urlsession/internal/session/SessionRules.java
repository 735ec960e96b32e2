// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDelegate;
import dev.urlsession.URLSessionUsageException;
import org.jspecify.annotations.Nullable;

/**
 * What cannot be in a background session, since its tasks outlive the process: data tasks, handlers
 * and futures, streams (B-055, B-090, B-279). Refused where it is asked for, as Apple does.
 */
record SessionRules(boolean background) {

  /** What a background session must and must not be configured with. */
  static void check(URLSessionConfiguration configuration, @Nullable URLSessionDelegate delegate) {
    if (configuration.identifier() == null) {
      return;
    }
    if (delegate == null) {
      throw new URLSessionUsageException(
          "A background session needs a delegate: nobody else can hear of its tasks.");
    }
    if (configuration.trustManager() != null) {
      throw new URLSessionUsageException(
          "A trust manager is an object of this process, and the daemon cannot ask it; leave it"
              + " out, or use a session of another kind.");
    }
    if (configuration.requestAuthorizer() != null) {
      throw new URLSessionUsageException(
          "A request authorizer is an object of this process, and the daemon cannot ask it; put the"
              + " header into the request, or use a session of another kind.");
    }
    boolean secret =
        configuration.proxyConfigurations().stream().anyMatch(proxy -> proxy.credential() != null);
    if (secret || !configuration.connectionProxyDictionary().isEmpty()) {
      throw new URLSessionUsageException(
          "The daemon takes a list of proxies without credentials; leave the credentials and the"
              + " proxy dictionary out.");
    }
  }

  void noDataTask() {
    refuse("A background session has no data tasks; use a download task.");
  }

  void noHandler() {
    refuse(
        "A background session tells its delegate only, since a handler does not outlive the"
            + " process; leave the handler out, or use a session of another kind.");
  }

  void noStream() {
    refuse("A background session cannot send a stream; write it to a file and upload that.");
  }

  void noStream(HTTPBody body) {
    if (body instanceof HTTPBody.Stream) {
      noStream();
    }
  }

  private void refuse(String reason) {
    if (background) {
      throw new URLSessionUsageException(reason);
    }
  }
}
