// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts what a newer response says into a stored one (RFC 9111, 3.1 and 3.2). */
public final class HeaderUpdate {

  /** About one connection only, or secrets for the proxy on the way. */
  private static final Set<String> NEVER_STORED =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "te",
          "transfer-encoding",
          "upgrade",
          "proxy-authenticate",
          "proxy-authentication-info",
          "proxy-authorization");

  /** About the stored body, which stays as it is. */
  private static final Set<String> ABOUT_THE_BODY =
      Set.of("content-length", "content-encoding", "content-range", "content-type", "etag");

  private HeaderUpdate() {}

  /** The response without what must not be stored, and with a date (RFC 9110, 6.6.1). */
  public static HTTPURLResponse storable(HTTPURLResponse response, Instant received) {
    Set<String> left = excluded(response.headers());
    HTTPHeaders.Builder kept = HTTPHeaders.builder();
    boolean same = response.headers().contains("Date");
    if (!same) {
      kept.addParsed("Date", HttpDate.format(received));
    }
    for (Map.Entry<String, String> field : response.headers().entries()) {
      if (left.contains(field.getKey().toLowerCase(Locale.ROOT))) {
        same = false;
      } else {
        kept.addParsed(field.getKey(), field.getValue());
      }
    }
    return same ? response : with(response, kept.build());
  }

  /**
   * The stored response with the fields of the newer one in place of its own, its date too: if it
   * has none, it is when it came.
   */
  public static HTTPURLResponse updated(
      HTTPURLResponse stored, HTTPHeaders newer, Instant received) {
    Set<String> left = excluded(newer);
    HTTPHeaders.Builder headers = stored.headers().toBuilder();
    // Its age was counted from another time.
    headers.remove("Age");
    headers.set("Date", HttpDate.format(received));
    Set<String> replaced = new HashSet<>();
    for (Map.Entry<String, String> field : newer.entries()) {
      String name = field.getKey().toLowerCase(Locale.ROOT);
      if (left.contains(name) || (ABOUT_THE_BODY.contains(name) && keeps(stored, name))) {
        continue;
      }
      if (replaced.add(name)) {
        headers.remove(name);
      }
      headers.addParsed(field.getKey(), field.getValue());
    }
    return with(stored, headers.build());
  }

  /** A body's tag may become known later; then it is taken. */
  private static boolean keeps(HTTPURLResponse stored, String name) {
    return !name.equals("etag") || stored.headers().contains("ETag");
  }

  private static Set<String> excluded(HTTPHeaders headers) {
    String connection = headers.value("Connection");
    if (connection == null) {
      return NEVER_STORED;
    }
    Set<String> names = new HashSet<>(NEVER_STORED);
    for (String name : connection.split(",", -1)) {
      names.add(name.strip().toLowerCase(Locale.ROOT));
    }
    return names;
  }

  private static HTTPURLResponse with(HTTPURLResponse response, HTTPHeaders headers) {
    @Nullable URI url = response.url();
    return new HTTPURLResponse(
        Objects.requireNonNull(url), response.statusCode(), response.httpVersion(), headers);
  }
}
