// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cookie;

import dev.urlsession.HTTPCookie;
import dev.urlsession.HTTPCookieStorage.AcceptPolicy;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which cookies a response may leave behind. */
public final class CookieAcceptance {

  private CookieAcceptance() {}

  /**
   * Whether the policy lets a URL set cookies at all (B-182, B-183).
   *
   * @param url the URL that answered; null when it is not known, and then only "never" refuses
   * @param mainDocument null when the URL is its own
   */
  public static boolean admits(AcceptPolicy policy, @Nullable URI url, @Nullable URI mainDocument) {
    return switch (policy) {
      case ALWAYS -> true;
      case NEVER -> false;
      case ONLY_FROM_MAIN_DOCUMENT_DOMAIN -> url == null || CookieSite.isSame(url, mainDocument);
    };
  }

  /**
   * The cookies that this URL may set, as it may set them. It may not for a domain that is not its
   * own (B-184), nor Secure ones in the clear (B-188), nor those with SameSite while it is loaded
   * for another site's page (B-197).
   */
  public static List<HTTPCookie> accepted(
      List<HTTPCookie> cookies, URI url, @Nullable URI mainDocument) {
    String host = CookieDomain.hostOf(url);
    if (host == null) {
      return List.of();
    }
    return cookies.stream()
        .filter(cookie -> CookieDomain.maySet(cookie.domain(), host))
        .filter(cookie -> !cookie.isSecure() || CookiePorts.isSecure(url))
        .filter(
            cookie ->
                cookie.sameSitePolicy() == null || CookieSite.isSameAndAsSecure(url, mainDocument))
        .map(cookie -> forHostAlone(cookie, host))
        .toList();
  }

  private static HTTPCookie forHostAlone(HTTPCookie cookie, String host) {
    return CookieDomain.isForAllUnderSuffix(cookie.domain())
        ? cookie.toBuilder().domain(host).build()
        : cookie;
  }
}
