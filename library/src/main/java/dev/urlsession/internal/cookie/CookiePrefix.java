// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cookie;

/**
 * Names that promise something about how the cookie was set, so that a server can rely on it: a
 * line that breaks its promise is no cookie (RFC 6265bis §4.1.3).
 */
public final class CookiePrefix {

  private static final String SECURE = "__Secure-";
  private static final String HOST = "__Host-";

  private CookiePrefix() {}

  /**
   * Whether a cookie is what its name promises.
   *
   * @param hostOnly whether it has no Domain attribute
   * @param pathAttribute as it was sent; empty for none
   */
  public static boolean isKept(
      String name, boolean secure, boolean hostOnly, String pathAttribute) {
    if (begins(name, HOST)) {
      return secure && hostOnly && pathAttribute.equals("/");
    }
    return secure || !begins(name, SECURE);
  }

  /** Without case, since servers that ignore case would be fooled otherwise. */
  private static boolean begins(String name, String prefix) {
    return name.regionMatches(true, 0, prefix, 0, prefix.length());
  }
}
