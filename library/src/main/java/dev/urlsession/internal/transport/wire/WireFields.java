// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLError;
import dev.urlsession.internal.transport.Origin;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.HashMap;
import java.util.Map;

/**
 * The fields of a session's heads, between our form and that of the wire. Requests without headers
 * of their own all have the same, and answers of one server have most in common: what was made for
 * the last one is used again, which a thousand connections at once would else each keep. Confined
 * to the loop.
 */
public final class WireFields {

  private static final int MOST_ORIGINS = 64;

  private final int maximumHeaderCount;
  private final Map<Origin, Sent> sent = new HashMap<>();
  private final KnownHeads heads = new KnownHeads();
  private HTTPHeaders received = HTTPHeaders.empty();

  /** What was sent to an origin last. */
  private record Sent(HTTPHeaders headers, AsciiString lines) {}

  /** For one session. */
  public WireFields(int maximumHeaderCount) {
    this.maximumHeaderCount = maximumHeaderCount;
  }

  /** The lines of a request's fields, Host first, each with its end. */
  @SuppressWarnings("ReferenceEquality") // Comparing them would cost what it is to save.
  AsciiString lines(Origin origin, HTTPHeaders headers) {
    Sent last = sent.get(origin);
    if (last != null && last.headers == headers) {
      return last.lines;
    }
    if (sent.size() == MOST_ORIGINS) {
      sent.clear();
    }
    AsciiString lines = made(origin, headers);
    sent.put(origin, new Sent(headers, lines));
    return lines;
  }

  /** Names and values were checked when the request was made. */
  private static AsciiString made(Origin origin, HTTPHeaders headers) {
    StringBuilder lines = new StringBuilder("host: ").append(origin.authority()).append("\r\n");
    for (Map.Entry<String, String> field : headers.entries()) {
      lines.append(field.getKey()).append(": ").append(field.getValue()).append("\r\n");
    }
    return new AsciiString(lines);
  }

  /** The fields of an answer. */
  HTTPHeaders received(HttpHeaders fields) throws URLError {
    received = HeaderConversion.of(fields, maximumHeaderCount, received);
    return received;
  }

  /** Heads of answers that need not be decoded again. */
  KnownHeads heads() {
    return heads;
  }
}
