// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.internal.transport.Origin;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the requests of one connection in Netty's form. Requests without headers of their
 * own all have the same: those of the last one are used again. Confined to the loop, where a head
 * is encoded before the next is made.
 */
final class WireFields {

  /** Names and values were checked when the request was made. */
  private static final HttpHeadersFactory CHECKED_BEFORE =
      DefaultHttpHeadersFactory.headersFactory().withValidation(false);

  private @Nullable HTTPHeaders last;
  private @Nullable Origin lastOrigin;
  private @Nullable HttpHeaders made;

  /** Only for looking at. */
  @SuppressWarnings("ReferenceEquality") // Comparing them would cost what it is to save.
  HttpHeaders shared(Origin origin, HTTPHeaders headers) {
    HttpHeaders known = made;
    if (known == null || headers != last || !origin.equals(lastOrigin)) {
      known = own(origin, headers);
      made = known;
      last = headers;
      lastOrigin = origin;
    }
    return known;
  }

  /** To be added to. */
  static HttpHeaders own(Origin origin, HTTPHeaders headers) {
    HttpHeaders fields = CHECKED_BEFORE.newHeaders();
    fields.set(HttpHeaderNames.HOST, origin.authority());
    HeaderConversion.copy(headers, fields);
    return fields;
  }
}
