// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import dev.urlsession.HTTPHeaders;
import java.util.Locale;

/** Whether a private cache may store a response (RFC 9111, 3; B-213). */
public final class Storability {

  private Storability() {}

  /**
   * Whether the response may be stored.
   *
   * @param request the request's directives
   * @param response the response's directives
   */
  public static boolean mayStore(
      String method,
      CacheControl request,
      boolean ranged,
      int status,
      HTTPHeaders headers,
      CacheControl response) {
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return false;
    }
    if (request.noStore() || forbids(response, status) || StatusRules.isNeverStored(status)) {
      return false;
    }
    if (Selector.isUnmatchable(headers) || isOfParts(headers)) {
      return false;
    }
    // A range's error or redirect may be about the range only.
    return (!ranged || status == 200)
        && (StatusRules.isCacheableByDefault(status) || isExplicit(headers, response));
  }

  /** {@code must-understand} puts {@code no-store} out of force (5.2.2.3). */
  private static boolean forbids(CacheControl response, int status) {
    if (response.has("must-understand")) {
      return !StatusRules.isUnderstood(status);
    }
    return response.noStore();
  }

  private static boolean isExplicit(HTTPHeaders headers, CacheControl response) {
    return response.maxAge() != CacheControl.ABSENT
        || response.has("public")
        || response.has("private")
        || headers.contains("Expires");
  }

  /** A body of parts that replace each other has no end that could be kept (B-065). */
  private static boolean isOfParts(HTTPHeaders headers) {
    String type = headers.value("Content-Type");
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/x-mixed-replace");
  }
}
