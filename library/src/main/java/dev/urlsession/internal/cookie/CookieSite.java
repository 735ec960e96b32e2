// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cookie;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Whether two URLs are of one site, as the accept policy "only from the main document's domain"
 * (B-183) and SameSite (B-197) ask. A site is what somebody registered: a public suffix and the
 * label before it; an address and a lone name such as {@code localhost} are sites of their own.
 */
public final class CookieSite {

  private CookieSite() {}

  /** Whether the URL is of the main document's site; without one it is its own. */
  public static boolean isSame(URI url, @Nullable URI mainDocument) {
    if (mainDocument == null) {
      return true;
    }
    String host = CookieDomain.hostOf(url);
    String mainHost = CookieDomain.hostOf(mainDocument);
    return host != null
        && mainHost != null
        && (host.equals(mainHost) || of(host).equals(of(mainHost)));
  }

  /**
   * Whether the URL is of the main document's site, and as secret as that: for SameSite, pages in
   * the clear are another site than those over TLS (RFC 6265bis §5.2).
   */
  public static boolean isSameAndAsSecure(URI url, @Nullable URI mainDocument) {
    return mainDocument == null
        || (CookiePorts.isSecure(url) == CookiePorts.isSecure(mainDocument)
            && isSame(url, mainDocument));
  }

  /** The site of a host in lower case. */
  public static String of(String host) {
    if (CookieDomain.isAddress(host)) {
      return host;
    }
    String registrable = PublicSuffixes.list().registrable(host);
    return registrable == null ? host : registrable;
  }
}
