// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a cached response is found by: the method and the URL without its fragment (B-217). Scheme
 * and host are in lower case, and no path is the same as "/".
 *
 * @param method the request's method
 * @param url the URL's text
 */
public record CacheKey(String method, String url) {

  /** The key of a request; null when it has no URL. */
  public static @Nullable CacheKey of(String method, @Nullable URI url) {
    return url == null ? null : new CacheKey(method, canonical(url));
  }

  /** How many characters there are. */
  public int length() {
    return method.length() + url.length();
  }

  /** In one text. */
  public String text() {
    return method + " " + url;
  }

  /** A number that is another for almost every other key, and the same in every process. */
  public long hash() {
    return hash(hash(0xcbf29ce484222325L, method), url);
  }

  /** FNV-1a. */
  private static long hash(long seed, String text) {
    long hash = seed;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /** The URL without its fragment, in the one spelling that keys are compared in. */
  public static String canonical(URI url) {
    String text = url.toString();
    return isCanonical(url, text) ? text : rewritten(url);
  }

  /** The usual case, found without making a new text. */
  private static boolean isCanonical(URI url, String text) {
    String path = url.getRawPath();
    if (path == null || path.isEmpty() || url.getRawFragment() != null) {
      return false;
    }
    int end = text.indexOf("://");
    end = end < 0 ? -1 : text.indexOf('/', end + 3);
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) >= 'A' && text.charAt(i) <= 'Z') {
        return false;
      }
    }
    return end >= 0;
  }

  private static String rewritten(URI url) {
    String scheme = url.getScheme();
    String authority = url.getRawAuthority();
    if (scheme == null || authority == null) {
      String text = url.toString();
      int fragment = text.indexOf('#');
      return fragment < 0 ? text : text.substring(0, fragment);
    }
    String path = url.getRawPath();
    String query = url.getRawQuery();
    return scheme.toLowerCase(Locale.ROOT)
        + ("://" + lowerHost(authority))
        + (path == null || path.isEmpty() ? "/" : path)
        + (query == null ? "" : "?" + query);
  }

  private static String lowerHost(String authority) {
    int host = authority.lastIndexOf('@') + 1;
    return authority.substring(0, host) + authority.substring(host).toLowerCase(Locale.ROOT);
  }
}
