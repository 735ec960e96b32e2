// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cookie;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Host names as cookies see them. A domain with a leading dot covers the bare name and all below
 * it; without one it is that host only (B-185, B-186).
 */
public final class CookieDomain {

  private CookieDomain() {}

  /** The host of the URL in lower case, without a trailing dot; null when it has none. */
  public static @Nullable String hostOf(URI url) {
    String host = url.getHost();
    if (host == null || host.isEmpty()) {
      return null;
    }
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") && lower.length() > 1
        ? lower.substring(0, lower.length() - 1)
        : lower;
  }

  /** Whether a cookie of this domain is sent to this host. */
  public static boolean matches(String domain, String host) {
    if (!domain.startsWith(".")) {
      return domain.equalsIgnoreCase(host);
    }
    String lowerDomain = domain.toLowerCase(Locale.ROOT);
    String lowerHost = host.toLowerCase(Locale.ROOT);
    return lowerHost.equals(lowerDomain.substring(1))
        || (lowerHost.endsWith(lowerDomain) && !isAddress(lowerHost));
  }

  /**
   * The domain a Domain attribute stands for: lower case, with a leading dot unless it is an
   * address; null when the attribute says nothing.
   */
  public static @Nullable String ofAttribute(String attribute) {
    String bare = attribute.strip().toLowerCase(Locale.ROOT);
    while (bare.startsWith(".")) {
      bare = bare.substring(1);
    }
    if (bare.isEmpty()) {
      return null;
    }
    return isAddress(bare) ? bare : "." + bare;
  }

  /** Whether a server at this host may set a cookie for this domain (B-184). */
  public static boolean maySet(String domain, String host) {
    return matches(domain, host)
        && (!isForAllUnderSuffix(domain) || bare(domain).equalsIgnoreCase(host));
  }

  /**
   * Whether a cookie of this domain would be for all that anybody registered, as with {@code
   * .co.uk}. Nobody may set one, but for a host of that very name, and then for itself only.
   */
  static boolean isForAllUnderSuffix(String domain) {
    return domain.startsWith(".") && PublicSuffixes.list().contains(bare(domain));
  }

  /** The domain in lower case without its leading dot. */
  public static String bare(String domain) {
    String lower = domain.toLowerCase(Locale.ROOT);
    return lower.startsWith(".") ? lower.substring(1) : lower;
  }

  /** Whether this is an IPv4 or IPv6 address rather than a name. */
  public static boolean isAddress(String host) {
    if (host.indexOf(':') >= 0) {
      return true;
    }
    String[] parts = host.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      boolean digits = part.chars().allMatch(c -> c >= '0' && c <= '9');
      if (part.isEmpty() || part.length() > 3 || !digits) {
        return false;
      }
    }
    return true;
  }
}
