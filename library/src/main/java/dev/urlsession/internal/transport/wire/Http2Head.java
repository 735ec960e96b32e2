// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import io.netty.handler.codec.http2.Http2Headers;

/** The head of a response, final or informational, as HTTP/2 has it. */
record Http2Head(int status, HTTPHeaders headers) {

  private static final int MOST_DIGITS = 18;

  /**
   * Reads it.
   *
   * @throws URLError when the status is none, or the fields are too many
   */
  static Http2Head of(Http2Headers fields, boolean last, Http2Fields conversion) throws URLError {
    CharSequence text = fields.status();
    long status = text == null || text.length() != 3 ? -1 : number(text, 3);
    if (status < 100 || (status < 200 && last)) {
      throw URLError.of(Code.CANNOT_PARSE_RESPONSE, "The HTTP/2 response has no proper status.");
    }
    return new Http2Head((int) status, conversion.received(fields));
  }

  boolean isInformational() {
    return status < 200;
  }

  /** How long the body will be; -1 when it does not say, or has none. */
  long promised(String method) {
    boolean bodiless = status == 204 || status == 304 || method.equals("HEAD");
    String length = bodiless ? null : headers.value("Content-Length");
    return length == null ? -1 : number(length, MOST_DIGITS);
  }

  /** The number these digits are; -1 when it is none, or too long. */
  static long number(CharSequence text, int most) {
    long number = text.length() == 0 || text.length() > most ? -1 : 0;
    for (int i = 0; i < text.length() && number >= 0; i++) {
      int digit = text.charAt(i) - '0';
      number = digit < 0 || digit > 9 ? -1 : number * 10 + digit;
    }
    return number;
  }
}
