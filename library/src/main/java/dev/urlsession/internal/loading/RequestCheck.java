// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionConfiguration;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Refuses requests that cannot be sent, before anything is done for them. */
final class RequestCheck {

  private RequestCheck() {}

  /** What is wrong with an http or https request; null when nothing is. */
  static @Nullable URLError check(URLRequest request, URLSessionConfiguration configuration) {
    URI url = request.url();
    if (url == null) {
      return URLError.of(Code.UNSUPPORTED_URL, "The request has no URL; give it one.");
    }
    if (!isWeb(url)) {
      return URLError.of(
              Code.UNSUPPORTED_URL, "Nothing here loads URLs of scheme " + url.getScheme() + ".")
          .withFailingURL(url);
    }
    if (url.getHost() == null || url.getHost().isEmpty()) {
      return URLError.of(Code.BAD_URL, "The URL has no host name that could be looked up.")
          .withFailingURL(url);
    }
    if (url.getPort() == 0 || url.getPort() > 65_535) {
      return URLError.of(Code.BAD_URL, "The URL's port is not 1 to 65535.").withFailingURL(url);
    }
    if (!configuration.cleartextPolicy().permits(url)) {
      return URLError.of(
              Code.APP_TRANSPORT_SECURITY_REQUIRES_SECURE_CONNECTION,
              "The session's cleartext policy forbids http here; use https, or add an exception.")
          .withFailingURL(url);
    }
    if (request.requiresDNSSECValidation()) {
      return URLError.of(Code.CANNOT_FIND_HOST, "A JVM cannot validate names by DNSSEC.")
          .withFailingURL(url);
    }
    HTTPBody body = request.httpBody();
    if (request.httpMethod().equals("GET") && body != null && body.contentLength() != 0) {
      return URLError.of(
              Code.DATA_LENGTH_EXCEEDS_MAXIMUM,
              "A GET cannot have a body; use POST, or leave the body out.")
          .withFailingURL(url);
    }
    return null;
  }

  static boolean isWeb(URI url) {
    String scheme = scheme(url);
    return scheme.equals("http") || scheme.equals("https");
  }

  static String scheme(URI url) {
    return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
  }
}
