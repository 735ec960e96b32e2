// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLCacheUse;
import java.net.URI;
import java.util.Objects;

/** A stored response in the form in which it is used again. */
final class Aged {

  private Aged() {}

  /** With its age, and without the fields that must not be used without asking (5.2.2.4). */
  static HTTPURLResponse response(
      HTTPURLResponse stored, CacheControl control, long ageSeconds, URLCacheUse use) {
    HTTPHeaders.Builder headers = stored.headers().toBuilder();
    if (use.reason() != URLCacheUse.Reason.NOT_MODIFIED) {
      control.noCacheFields().forEach(headers::remove);
    }
    headers.set("Age", Long.toString(ageSeconds));
    URI url = Objects.requireNonNull(stored.url());
    return new HTTPURLResponse(
        url, stored.statusCode(), stored.httpVersion(), headers.build(), use);
  }
}
