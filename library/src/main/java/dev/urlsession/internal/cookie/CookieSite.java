// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cookie;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether two URLs are of one site, as the accept policy "only from the main document's domain"
 * (B-183) and SameSite (B-197) ask. A site is a host's last two labels, or three where the last two
 * look like a country's registry, such as {@code co.uk}: a rule of thumb in place of the list of
 * public suffixes, which changes weekly.
 */
public final class CookieSite {

  private static final int LONGEST_REGISTRY_LABEL = 3;

  private CookieSite() {}

  /** Whether the URL is of the main document's site; without one it is its own. */
  public static boolean isSame(URI url, @Nullable URI mainDocument) {
    if (mainDocument == null) {
      return true;
    }
    String host = CookieDomain.hostOf(url);
    String mainHost = CookieDomain.hostOf(mainDocument);
    return host != null && mainHost != null && siteOf(host).equals(siteOf(mainHost));
  }

  static String siteOf(String host) {
    if (CookieDomain.isAddress(host)) {
      return host;
    }
    List<String> labels = List.of(host.split("\\."));
    int count = labels.size();
    if (count <= 2) {
      return host;
    }
    boolean countryRegistry =
        labels.get(count - 1).length() == 2
            && labels.get(count - 2).length() <= LONGEST_REGISTRY_LABEL;
    return String.join(".", labels.subList(count - (countryRegistry ? 3 : 2), count));
  }
}
