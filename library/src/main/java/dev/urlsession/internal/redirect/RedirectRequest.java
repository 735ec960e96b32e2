// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.redirect;

import dev.urlsession.HTTPBody;
import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLRequest;
import dev.urlsession.URLRequestBuilder;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes the request a redirect proposes (B-130, B-140, B-141). */
final class RedirectRequest {

  /** Headers that speak of a body, besides those that start with "content-". */
  private static final Set<String> OF_THE_BODY = Set.of("transfer-encoding", "trailer", "expect");

  /** Headers meant for one origin only. */
  private static final Set<String> OF_THE_ORIGIN = Set.of("cookie", "host", "proxy-authorization");

  private RedirectRequest() {}

  static URLRequest next(URLRequest current, int status, URI target) {
    URI from = current.url();
    boolean sameOrigin = from != null && sameOrigin(from, target);
    boolean becomesGet = becomesGet(current.httpMethod(), status);
    HTTPHeaders.Builder headers = HTTPHeaders.builder();
    for (Map.Entry<String, String> entry : current.headers().entries()) {
      if (isKept(entry.getKey().toLowerCase(Locale.ROOT), sameOrigin, becomesGet)) {
        headers.addParsed(entry.getKey(), entry.getValue());
      }
    }
    URLRequestBuilder next = current.toBuilder().url(target);
    if (becomesGet) {
      next.httpBody((HTTPBody) null).httpMethod("GET");
    }
    return next.headers(headers.build()).build();
  }

  private static boolean becomesGet(String method, int status) {
    return status == 303 || ((status == 301 || status == 302) && method.equals("POST"));
  }

  private static boolean isKept(String name, boolean sameOrigin, boolean withoutBody) {
    if (name.equals("authorization")) {
      return false;
    }
    if (!sameOrigin && OF_THE_ORIGIN.contains(name)) {
      return false;
    }
    return !withoutBody || (!name.startsWith("content-") && !OF_THE_BODY.contains(name));
  }

  private static boolean sameOrigin(URI one, URI other) {
    String scheme = one.getScheme();
    String host = one.getHost();
    return scheme != null
        && scheme.equalsIgnoreCase(other.getScheme())
        && host != null
        && host.equalsIgnoreCase(other.getHost())
        && port(one) == port(other);
  }

  private static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
  }
}
