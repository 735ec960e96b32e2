// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLResponse;
import dev.urlsession.internal.download.ContentRange;

/** How long the whole resource is, as a response tells; -1 when it does not. */
final class Totals {

  private Totals() {}

  /** The length of what is still to come; -1 when unknown or encoded. */
  static long ofBody(URLResponse response) {
    boolean encoded = response instanceof HTTPURLResponse http && isEncoded(http);
    return encoded ? -1 : response.expectedContentLength();
  }

  static long of(URLResponse response) {
    return of(response, ofBody(response));
  }

  /** The same where the length of the body is known. */
  static long of(URLResponse response, long ofBody) {
    if (response instanceof HTTPURLResponse http && http.statusCode() == 206) {
      ContentRange range = ContentRange.parse(http.value("Content-Range"));
      return range == null ? -1 : range.total();
    }
    return ofBody;
  }

  private static boolean isEncoded(HTTPURLResponse response) {
    String coding = response.value("Content-Encoding");
    return coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity");
  }
}
