// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.HTTPCookie;
import dev.urlsession.HTTPCookieStorage;
import dev.urlsession.URLCache;
import dev.urlsession.URLCredentialStorage;
import dev.urlsession.URLSessionConfiguration;

/** Empties the stores of a session (B-010, B-015). */
final class EphemeralStores {

  private EphemeralStores() {}

  static void empty(URLSessionConfiguration configuration) {
    HTTPCookieStorage cookies = configuration.httpCookieStorage();
    if (cookies != null) {
      for (HTTPCookie cookie : cookies.cookies()) {
        cookies.deleteCookie(cookie);
      }
    }
    URLCredentialStorage credentials = configuration.urlCredentialStorage();
    if (credentials != null) {
      credentials
          .allCredentials()
          .forEach(
              (space, byUser) ->
                  byUser.values().forEach(one -> credentials.removeCredential(one, space)));
    }
    URLCache cache = configuration.urlCache();
    if (cache != null) {
      cache.removeAllCachedResponses();
    }
  }
}
