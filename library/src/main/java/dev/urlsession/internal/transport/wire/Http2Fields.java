// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLError;
import dev.urlsession.internal.io.OutgoingBody;
import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.WireRequest;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The heads of one HTTP/2 connection, between our form and Netty's. Requests without headers of
 * their own all have the same but for the path, and many answers have the same fields: those of the
 * last one are used again. Confined to the loop, where a head is encoded before the next is made.
 */
final class Http2Fields {

  /** What belongs to one HTTP/1.1 connection and is forbidden in HTTP/2 (RFC 9113, 8.2.2). */
  private static final Set<String> CONNECTION_FIELDS =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "transfer-encoding",
          "upgrade",
          "host",
          "te");

  private final int maximumHeaderCount;
  private HTTPHeaders received = HTTPHeaders.empty();
  private @Nullable HTTPHeaders last;
  private @Nullable Origin lastOrigin;
  private @Nullable Http2Headers made;

  Http2Fields(int maximumHeaderCount) {
    this.maximumHeaderCount = maximumHeaderCount;
  }

  /** The fields of an answer. */
  HTTPHeaders received(Http2Headers fields) throws URLError {
    received = HeaderConversion.of(fields, maximumHeaderCount, received);
    return received;
  }

  /** For writing it at once. */
  @SuppressWarnings("ReferenceEquality") // Comparing them would cost what it is to save.
  Http2Headers of(WireRequest request) {
    OutgoingBody body = request.body();
    if (body != null) {
      Http2Headers own = own(request);
      if (body.length() >= 0) {
        own.set("content-length", Long.toString(body.length()));
      }
      return own;
    }
    Http2Headers known = made;
    if (known == null
        || request.headers() != last
        || !request.origin().equals(lastOrigin)
        || !request.method().contentEquals(known.method())) {
      known = own(request);
      made = known;
      last = request.headers();
      lastOrigin = request.origin();
      return known;
    }
    if (!request.target().contentEquals(known.path())) {
      known.path(request.target());
    }
    return known;
  }

  private static Http2Headers own(WireRequest request) {
    Http2Headers to = new DefaultHttp2Headers();
    to.method(request.method());
    to.scheme(request.origin().scheme());
    to.authority(AsciiString.of(request.origin().authority()));
    to.path(request.target());
    for (Map.Entry<String, String> field : request.headers().entries()) {
      String name = field.getKey().toLowerCase(Locale.ROOT);
      if (!CONNECTION_FIELDS.contains(name)) {
        to.add(AsciiString.of(name), AsciiString.of(field.getValue()));
      }
    }
    return to;
  }
}
