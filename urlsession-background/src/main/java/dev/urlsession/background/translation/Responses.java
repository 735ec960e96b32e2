// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.translation;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.background.protocol.Response;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The head of a response. */
public final class Responses {

  private Responses() {}

  /** As a message. */
  public static Response toMessage(HTTPURLResponse response) {
    Response.Builder message =
        Response.newBuilder()
            .setUrl(Objects.requireNonNull(response.url()).toString())
            .setStatus(response.statusCode())
            .addAllHeaders(Requests.headers(response.headers()));
    String version = response.httpVersion();
    if (version != null) {
      message.setHttpVersion(version);
    }
    return message.build();
  }

  /** From a message. */
  public static HTTPURLResponse fromMessage(Response message) {
    String version = message.getHttpVersion();
    return new HTTPURLResponse(
        URI.create(message.getUrl()),
        message.getStatus(),
        version.isEmpty() ? null : version,
        Requests.headers(message.getHeadersList()));
  }

  /** From a message that may be missing. */
  public static @Nullable HTTPURLResponse fromMessage(boolean present, Response message) {
    return present ? fromMessage(message) : null;
  }
}
