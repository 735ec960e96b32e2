// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Short ways to stored responses for tests; they were asked for and came at {@link #TIME}. */
public final class Stored {

  public static final long TIME = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

  private Stored() {}

  public static String date(long secondsAfter) {
    return HttpDate.format(Instant.ofEpochMilli(TIME + secondsAfter * 1000));
  }

  public static HTTPURLResponse response(int status, String... headers) {
    return new HTTPURLResponse(
        URI.create("http://h/a"), status, "HTTP/1.1", HTTPHeaders.of(headers));
  }

  public static StoredResponse of(String... headers) {
    return of(response(200, headers));
  }

  public static StoredResponse of(HTTPURLResponse response) {
    return builder(response, "body").build();
  }

  public static StoredResponse.Builder builder(HTTPURLResponse response, String body) {
    return StoredResponse.builder(response, bytes(body)).times(TIME, TIME, TIME);
  }

  public static StoredBody.Bytes bytes(String body) {
    return new StoredBody.Bytes(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
  }
}
