// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLError;
import dev.urlsession.internal.transport.Origin;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * The fields of a session's heads, between our form and Netty's. Requests without headers of their
 * own all have the same, and answers of one server have most in common: what was made for the last
 * one is used again, which a thousand connections at once would else each keep. Confined to the
 * loop, where a head is encoded before the next is made.
 */
public final class WireFields {

  private static final int MOST_ORIGINS = 64;

  /** Names and values were checked when the request was made. */
  private static final HttpHeadersFactory CHECKED_BEFORE =
      DefaultHttpHeadersFactory.headersFactory().withValidation(false);

  private final int maximumHeaderCount;
  private final Map<Origin, Sent> sent = new HashMap<>();
  private HTTPHeaders received = HTTPHeaders.empty();

  /** What was sent to an origin last. */
  private record Sent(HTTPHeaders headers, HttpHeaders made) {}

  /** For one session. */
  public WireFields(int maximumHeaderCount) {
    this.maximumHeaderCount = maximumHeaderCount;
  }

  /** Only for looking at. */
  @SuppressWarnings("ReferenceEquality") // Comparing them would cost what it is to save.
  HttpHeaders shared(Origin origin, HTTPHeaders headers) {
    Sent last = sent.get(origin);
    if (last != null && last.headers == headers) {
      return last.made;
    }
    if (sent.size() == MOST_ORIGINS) {
      sent.clear();
    }
    HttpHeaders made = own(origin, headers);
    sent.put(origin, new Sent(headers, made));
    return made;
  }

  /** To be added to. */
  static HttpHeaders own(Origin origin, HTTPHeaders headers) {
    HttpHeaders fields = CHECKED_BEFORE.newHeaders();
    fields.set(HttpHeaderNames.HOST, origin.authority());
    HeaderConversion.copy(headers, fields);
    return fields;
  }

  /** The fields of an answer. */
  HTTPHeaders received(HttpHeaders fields) throws URLError {
    received = HeaderConversion.of(fields, maximumHeaderCount, received);
    return received;
  }
}
