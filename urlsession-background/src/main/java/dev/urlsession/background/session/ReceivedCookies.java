// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.session;

import dev.urlsession.HTTPCookie;
import dev.urlsession.HTTPCookieStorage;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.internal.cookie.CookieStep;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Cookies of tasks that ran elsewhere: the daemon gets those of the app's jar with the task, and
 * the app's jar gets those of the last response with the task's end. The daemon has no jar of its
 * own.
 */
final class ReceivedCookies {

  private ReceivedCookies() {}

  /** The request with the jar's cookies. May block, if the jar is the user's own. */
  static URLRequest sending(URLRequest request, URLSessionConfiguration configuration) {
    HTTPCookieStorage storage = configuration.httpCookieStorage();
    if (storage == null || request.url() == null || !CookieStep.sends(request, configuration)) {
      return request;
    }
    return CookieStep.sending(storage.cookies(request.url()), request);
  }

  /** Stores the response's cookies; a jar of the user's own may block, so it is asked elsewhere. */
  static void store(
      HTTPURLResponse response,
      URLRequest request,
      URLSessionConfiguration configuration,
      Executor elsewhere) {
    List<HTTPCookie> cookies = CookieStep.received(response, request, configuration);
    HTTPCookieStorage storage = configuration.httpCookieStorage();
    if (storage == null || cookies.isEmpty()) {
      return;
    }
    Runnable store = () -> storage.setCookies(cookies, request.url(), request.mainDocumentURL());
    if (storage.getClass() == HTTPCookieStorage.class) {
      store.run();
    } else {
      elsewhere.execute(store);
    }
  }
}
