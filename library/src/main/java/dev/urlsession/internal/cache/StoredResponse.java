// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLCache.StoragePolicy;
import dev.urlsession.URLCacheUse;
import dev.urlsession.URLResponse;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A response as the cache holds it, with all that its headers say about its use read once, so that
 * a hit reads none. Immutable to its users, and thread-safe.
 */
public final class StoredResponse {

  private static final Freshness STALE = new Freshness(0, 0, 0, false);

  private final URLResponse response;
  private final StoredBody body;
  private final Selector selector;
  private final Map<String, Object> userInfo;
  private final StoragePolicy policy;
  private final long requestTime;
  private final long storedAt;
  private final CacheControl control;
  private final Freshness freshness;
  private final boolean mayBeUnvalidated;
  private final @Nullable String etag;
  private final @Nullable String lastModified;
  private final Showing showing;

  /** What was shown last; the same response with another body has the same. */
  private static final class Showing {
    volatile @Nullable Shown last;
  }

  /** A response in the form given out, which changes once a second: with its age. */
  private record Shown(long ageSeconds, URLCacheUse use, HTTPURLResponse response) {}

  private StoredResponse(StoredResponse other, StoredBody body) {
    this.response = other.response;
    this.body = body;
    this.selector = other.selector;
    this.userInfo = other.userInfo;
    this.policy = other.policy;
    this.requestTime = other.requestTime;
    this.storedAt = other.storedAt;
    this.control = other.control;
    this.freshness = other.freshness;
    this.mayBeUnvalidated = other.mayBeUnvalidated;
    this.etag = other.etag;
    this.lastModified = other.lastModified;
    this.showing = other.showing;
  }

  private StoredResponse(Builder builder) {
    this.showing = new Showing();
    this.response = builder.response;
    this.body = builder.body;
    this.selector = builder.selector;
    this.userInfo = builder.userInfo;
    this.policy = builder.policy;
    this.requestTime = builder.requestTime;
    this.storedAt = builder.storedAt;
    if (response instanceof HTTPURLResponse http) {
      HTTPHeaders headers = http.headers();
      control = CacheControl.parse(headers.values("Cache-Control"));
      boolean heuristic =
          StatusRules.isCacheableByDefault(http.statusCode()) || control.has("public");
      freshness = Freshness.of(control, headers, requestTime, builder.responseTime, heuristic);
      etag = headers.value("ETag");
      lastModified = headers.value("Last-Modified");
      // The fields it must not be used with are left out; so it can be, with the rest (5.2.2.4).
      mayBeUnvalidated = !control.noCache() && !isPragmaOnly(headers);
    } else {
      control = CacheControl.NONE;
      freshness = STALE;
      etag = null;
      lastModified = null;
      mayBeUnvalidated = false;
    }
  }

  private static boolean isPragmaOnly(HTTPHeaders headers) {
    String pragma = headers.contains("Cache-Control") ? null : headers.value("Pragma");
    return pragma != null && CacheControl.parse(pragma).has("no-cache");
  }

  /** A builder for a response with this body. */
  public static Builder builder(URLResponse response, StoredBody body) {
    return new Builder(response, body);
  }

  /** The same with another body, its headers not read again. */
  public StoredResponse withBody(StoredBody other) {
    return new StoredResponse(this, other);
  }

  /** The same, to be changed. */
  public Builder toBuilder() {
    return new Builder(response, body)
        .selector(selector)
        .userInfo(userInfo)
        .policy(policy)
        .times(requestTime, freshness.responseTime(), storedAt);
  }

  /** The response as it is stored. */
  public URLResponse response() {
    return response;
  }

  /** The same, when it is one of HTTP. */
  public @Nullable HTTPURLResponse http() {
    return response instanceof HTTPURLResponse http ? http : null;
  }

  /** The response as it is given out: with its age (RFC 9111, 4) and why it is. */
  public URLResponse shown(URLCacheUse.Reason reason, long now) {
    HTTPURLResponse http = http();
    if (http == null) {
      return response;
    }
    long seconds = freshness.age(now) / 1000;
    Shown last = showing.last;
    if (last == null || last.ageSeconds != seconds || last.use.reason() != reason) {
      URLCacheUse use = URLCacheUse.of(reason, java.time.Duration.ofSeconds(seconds));
      last = new Shown(seconds, use, Aged.response(http, control, seconds, use));
      showing.last = last;
    }
    return last.response;
  }

  /** Where its body is. */
  public StoredBody body() {
    return body;
  }

  /** Which requests it is for. */
  public Selector selector() {
    return selector;
  }

  /** Whether it is for a request with these fields. */
  public boolean fits(Selector.Fields request) {
    return selector.fits(request)
        && (selector.names().contains("authorization")
            || control.has("public")
            || request.value("Authorization") == null);
  }

  /** What the application wanted to find again. */
  public Map<String, Object> userInfo() {
    return userInfo;
  }

  /** Where it may be kept. */
  public StoragePolicy policy() {
    return policy;
  }

  /** When the request for it was made; milliseconds. */
  public long requestTime() {
    return requestTime;
  }

  /** When it was stored; milliseconds. */
  public long storedAt() {
    return storedAt;
  }

  /** Its directives. */
  public CacheControl control() {
    return control;
  }

  /** How old it is. */
  public Freshness freshness() {
    return freshness;
  }

  /** Whether it can be used without asking the server, as long as it is fresh. */
  boolean mayBeUnvalidated() {
    return mayBeUnvalidated;
  }

  /** Whether the server can be asked about it. */
  public boolean hasValidator() {
    return etag != null || lastModified != null;
  }

  /** Its entity tag; null without one. */
  public @Nullable String etag() {
    return etag;
  }

  /** When it was last changed, as the server wrote it; null when it did not. */
  public @Nullable String lastModified() {
    return lastModified;
  }

  /** Makes {@link StoredResponse}. */
  public static final class Builder {

    private final URLResponse response;
    private final StoredBody body;
    private Selector selector = Selector.ANY;
    private Map<String, Object> userInfo = Map.of();
    private StoragePolicy policy = StoragePolicy.ALLOWED;
    private long requestTime;
    private long responseTime;
    private long storedAt;

    private Builder(URLResponse response, StoredBody body) {
      this.response = response;
      this.body = body;
    }

    /** The same with another response. */
    public Builder response(URLResponse value) {
      return copyTo(new Builder(value, body));
    }

    /** The same with another body. */
    public Builder body(StoredBody value) {
      return copyTo(new Builder(response, value));
    }

    private Builder copyTo(Builder other) {
      return other
          .selector(selector)
          .userInfo(userInfo)
          .policy(policy)
          .times(requestTime, responseTime, storedAt);
    }

    /** Which requests it is for. */
    public Builder selector(Selector value) {
      selector = value;
      return this;
    }

    /** What the application wants to find again. */
    public Builder userInfo(Map<String, Object> value) {
      userInfo = value;
      return this;
    }

    /** Where it may be kept. */
    public Builder policy(StoragePolicy value) {
      policy = Objects.requireNonNull(value);
      return this;
    }

    /** When it was asked for, came, and was stored; milliseconds. */
    public Builder times(long request, long came, long stored) {
      requestTime = request;
      responseTime = came;
      storedAt = stored;
      return this;
    }

    /** The response. */
    public StoredResponse build() {
      return new StoredResponse(this);
    }
  }
}
