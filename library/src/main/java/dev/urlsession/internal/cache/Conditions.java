// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLRequest;
import dev.urlsession.URLRequestBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditional requests: our own, and those of the user (RFC 9111, 4.3). */
public final class Conditions {

  private static final List<String> FIELDS =
      List.of("If-None-Match", "If-Modified-Since", "If-Match", "If-Unmodified-Since", "If-Range");

  private Conditions() {}

  /** Whether the user made the request conditional, and so wants to see a 304 (B-215). */
  public static boolean isConditional(URLRequest request) {
    for (String field : FIELDS) {
      if (request.headers().contains(field)) {
        return true;
      }
    }
    return false;
  }

  /** Asks for the resource only if it is not what is stored: with both validators, if there are. */
  public static URLRequest validating(URLRequest request, StoredResponse stored) {
    URLRequestBuilder conditional = request.toBuilder();
    String etag = stored.etag();
    if (etag != null) {
      conditional.header("If-None-Match", etag);
    }
    String lastModified = stored.lastModified();
    if (lastModified != null) {
      conditional.header("If-Modified-Since", lastModified);
    }
    return conditional.build();
  }

  /**
   * Whether a 304 is about the stored response: its strong validator, if it has one, must be the
   * same (4.3.4).
   */
  public static boolean confirms(HTTPURLResponse notModified, StoredResponse stored) {
    String told = notModified.value("ETag");
    if (told != null && stored.etag() != null) {
      return told.startsWith("W/")
          ? EntityTag.matchesWeakly(told, stored.etag())
          : told.equals(stored.etag());
    }
    String changed = notModified.value("Last-Modified");
    return changed == null
        || stored.lastModified() == null
        || changed.equals(stored.lastModified());
  }

  /**
   * Whether the user's own condition says that the stored response is what the user has: then the
   * answer is a 304 (4.3.2).
   */
  public static boolean isKnownToUser(URLRequest request, StoredResponse stored, long now) {
    String tags = request.value("If-None-Match");
    if (tags != null) {
      return stored.etag() != null && EntityTag.isListed(tags, stored.etag());
    }
    Instant today = Instant.ofEpochMilli(now);
    Instant since = HttpDate.parse(request.value("If-Modified-Since"), today);
    Instant changed = HttpDate.parse(changed(stored), today);
    return since != null && changed != null && !changed.isAfter(since);
  }

  private static @Nullable String changed(StoredResponse stored) {
    if (stored.lastModified() != null) {
      return stored.lastModified();
    }
    HTTPURLResponse http = stored.http();
    return http == null ? null : http.value("Date");
  }

  /** Whether the user's conditions are ones a cache may judge: others are the origin's. */
  public static boolean canJudge(URLRequest request) {
    return !request.headers().contains("If-Match")
        && !request.headers().contains("If-Unmodified-Since")
        && !request.headers().contains("If-Range");
  }
}
