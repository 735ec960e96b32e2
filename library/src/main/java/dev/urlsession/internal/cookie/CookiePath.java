// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cookie;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Paths as cookies see them: prefixes that end at a segment (B-187). */
public final class CookiePath {

  private CookiePath() {}

  /** The path of the URL, as it is sent; "/" when it has none. */
  public static String of(URI url) {
    String path = url.getRawPath();
    return path == null || !path.startsWith("/") ? "/" : path;
  }

  /** The path of a cookie that names none: the directory of the URL (RFC 6265 §5.1.4). */
  public static String defaultFor(URI url) {
    String path = of(url);
    int last = path.lastIndexOf('/');
    return last <= 0 ? "/" : path.substring(0, last);
  }

  /** What a Path attribute stands for, given the URL that set the cookie. */
  public static String ofAttribute(@Nullable String attribute, URI url) {
    return attribute == null || !attribute.startsWith("/") ? defaultFor(url) : attribute;
  }

  /** Whether a cookie of the first path is sent to the second. */
  public static boolean matches(String cookiePath, String requestPath) {
    return requestPath.equals(cookiePath)
        || (requestPath.startsWith(cookiePath)
            && (cookiePath.endsWith("/") || requestPath.charAt(cookiePath.length()) == '/'));
  }
}
