// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.lifecycle;

import dev.urlsession.CachedURLResponse;
import dev.urlsession.HTTPCookie;
import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLCredential;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSessionConfiguration;
import java.net.URI;

/** The three stores of a configuration. */
final class Stores {

  private static final URLRequest REQUEST = URLRequest.of("http://example.com/");

  private Stores() {}

  static void fill(URLSessionConfiguration configuration, HTTPCookie cookie) {
    configuration.httpCookieStorage().setCookie(cookie);
    configuration
        .urlCredentialStorage()
        .setCredential(
            URLCredential.ofUser("user", "secret", URLCredential.Persistence.FOR_SESSION),
            URLProtectionSpace.of("example.com", 80, URLProtectionSpace.HTTP, "realm", null));
    URLResponse response =
        new HTTPURLResponse(
            URI.create("http://example.com/"),
            200,
            "HTTP/1.1",
            HTTPHeaders.of("Cache-Control", "max-age=1000"));
    configuration
        .urlCache()
        .storeCachedResponse(new CachedURLResponse(response, new byte[1]), REQUEST);
  }

  static boolean areEmpty(URLSessionConfiguration configuration) {
    return configuration.httpCookieStorage().cookies().isEmpty()
        && configuration.urlCredentialStorage().allCredentials().isEmpty()
        && configuration.urlCache().cachedResponse(REQUEST) == null;
  }
}
