// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cookie;

import dev.urlsession.HTTPCookie;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionConfiguration;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What a load does with cookies, without the store: a request and the cookies of a jar make a
 * request that sends them; a response makes the cookies to store. The same for every hop, every
 * kind of task, and on whatever side of a process border the jar is.
 */
public final class CookieStep {

  private static final String COOKIE = "Cookie";

  private CookieStep() {}

  /**
   * Whether stored cookies go along (B-180). They do not where the request or the session brings a
   * Cookie header of its own: that one is sent as it is (B-181).
   */
  public static boolean sends(URLRequest request, URLSessionConfiguration configuration) {
    return configuration.httpCookieStorage() != null
        && configuration.httpShouldSetCookies()
        && request.httpShouldHandleCookies()
        && !request.headers().contains(COOKIE)
        && !configuration.httpAdditionalHeaders().contains(COOKIE);
  }

  /** The request with these cookies. */
  public static URLRequest sending(List<HTTPCookie> cookies, URLRequest request) {
    Map<String, String> fields = HTTPCookie.requestHeaderFieldsWithCookies(cookies);
    String value = fields.get(COOKIE);
    return value == null ? request : request.toBuilder().header(COOKIE, value).build();
  }

  /**
   * The cookies of a response that the session wants to be stored (B-182). Whether the server may
   * set them is for the storage to say (B-184).
   */
  public static List<HTTPCookie> received(
      HTTPURLResponse response, URLRequest request, URLSessionConfiguration configuration) {
    URI url = response.url();
    boolean wanted =
        configuration.httpCookieStorage() != null
            && request.httpShouldHandleCookies()
            && response.headers().contains("Set-Cookie");
    if (url == null || !wanted) {
      return List.of();
    }
    return CookieAcceptance.admits(
            configuration.httpCookieAcceptPolicy(), url, request.mainDocumentURL())
        ? HTTPCookie.cookiesWithResponseHeaderFields(response.headers(), url)
        : List.of();
  }
}
