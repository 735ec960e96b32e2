// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to load, and how. Apple: {@code NSURLRequest}; its mutable twin is {@link
 * URLRequestBuilder}.
 *
 * <p>Immutable, so a task's request cannot change behind its back (B-038).
 */
public final class URLRequest {

  static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

  private final URLRequestBuilder settings;

  URLRequest(URLRequestBuilder frozen) {
    this.settings = frozen;
  }

  /** How a request uses the cache. Apple: {@code NSURLRequestCachePolicy}. */
  public enum CachePolicy {
    /** As HTTP says. */
    USE_PROTOCOL_CACHE_POLICY,
    /** From the server. */
    RELOAD_IGNORING_LOCAL_CACHE_DATA,
    /** From the cache however old, else from the server. */
    RETURN_CACHE_DATA_ELSE_LOAD,
    /** From the cache however old, or not at all. */
    RETURN_CACHE_DATA_DONT_LOAD,
    /** From the server, past all caches between. */
    RELOAD_IGNORING_LOCAL_AND_REMOTE_CACHE_DATA,
    /** From the cache once the server confirmed it. */
    RELOAD_REVALIDATING_CACHE_DATA
  }

  /** On whose behalf a request is made. Apple: {@code NSURLRequestAttribution}. */
  public enum Attribution {
    /** The developer's. */
    DEVELOPER,
    /** The user's. */
    USER
  }

  /**
   * A GET of the URL.
   *
   * @throws URLSessionUsageException when it is not a URL
   */
  public static URLRequest of(String url) {
    return builder(url).build();
  }

  /** A GET of the URL. */
  public static URLRequest of(URI url) {
    return builder(url).build();
  }

  /**
   * A builder for the URL.
   *
   * @throws URLSessionUsageException when it is not a URL, or null
   */
  public static URLRequestBuilder builder(String url) {
    requireURL(url);
    try {
      return builder(new URI(url));
    } catch (URISyntaxException malformed) {
      throw new URLSessionUsageException(
          "Not a URL: " + malformed.getReason() + " at index " + malformed.getIndex() + ".");
    }
  }

  /**
   * A builder for the URL.
   *
   * @throws URLSessionUsageException when it is null
   */
  public static URLRequestBuilder builder(URI url) {
    requireURL(url);
    return new URLRequestBuilder().url(url);
  }

  private static void requireURL(@Nullable Object url) {
    if (url == null) {
      throw new URLSessionUsageException("A request needs a URL: null was given.");
    }
  }

  /** A builder that starts with this request. */
  public URLRequestBuilder toBuilder() {
    return settings.copy();
  }

  /** What to load; null makes the task fail. */
  public @Nullable URI url() {
    return settings.url;
  }

  /** The method; GET unless set. Well-known ones are in upper case (B-370). */
  public String httpMethod() {
    return settings.httpMethod;
  }

  /** The headers. */
  public HTTPHeaders headers() {
    return settings.headers;
  }

  /** The headers by name, repeated ones joined. */
  public Map<String, String> allHTTPHeaderFields() {
    return settings.headers.asMap();
  }

  /** The value of a header; null without one. Apple: {@code valueForHTTPHeaderField:}. */
  public @Nullable String value(String headerField) {
    return settings.headers.value(headerField);
  }

  /** What to send; null for nothing. */
  public @Nullable HTTPBody httpBody() {
    return settings.httpBody;
  }

  /** How long nothing may happen (B-230). Default: 60 s, and the session's then counts. */
  public Duration timeoutInterval() {
    return settings.timeoutInterval == null ? DEFAULT_TIMEOUT : settings.timeoutInterval;
  }

  /** Whether {@link #timeoutInterval()} was set, and so wins over the session's (B-232). */
  public boolean hasTimeoutInterval() {
    return settings.timeoutInterval != null;
  }

  /**
   * A value set for a custom protocol; null without one. Apple: {@code propertyForKey:inRequest:}.
   */
  public @Nullable Object property(String key) {
    return settings.properties.get(key);
  }

  /** How the cache is used. Default: as the session's configuration says. */
  public CachePolicy cachePolicy() {
    return settings.cachePolicy;
  }

  /** The document this belongs to, for cookies. Default: null. */
  public @Nullable URI mainDocumentURL() {
    return settings.mainDocumentURL;
  }

  /**
   * What kind of traffic it is; connections are shared, so the session's counts. Default: nothing
   * special.
   */
  public NetworkServiceType networkServiceType() {
    return settings.networkServiceType;
  }

  /** Whether mobile networks may be used; a session can only be stricter. Default: true. */
  public boolean allowsCellularAccess() {
    return settings.allowsCellularAccess;
  }

  /** Whether networks that cost by volume may be used. Default: true. */
  public boolean allowsExpensiveNetworkAccess() {
    return settings.allowsExpensiveNetworkAccess;
  }

  /** Whether networks in a data-saving mode may be used. Default: true. */
  public boolean allowsConstrainedNetworkAccess() {
    return settings.allowsConstrainedNetworkAccess;
  }

  /** Whether very thin networks may be used. Default: false. */
  public boolean allowsUltraConstrainedNetworkAccess() {
    return settings.allowsUltraConstrainedNetworkAccess;
  }

  /** Whether the server is known to speak HTTP/3. There is none here yet, so it changes nothing. */
  public boolean assumesHTTP3Capable() {
    return settings.assumesHTTP3Capable;
  }

  /** On whose behalf the request is made. Kept, not used. */
  public Attribution attribution() {
    return settings.attribution;
  }

  /**
   * Whether the name must be validated by DNSSEC. A JVM cannot: such a request fails. Default:
   * false.
   */
  public boolean requiresDNSSECValidation() {
    return settings.requiresDNSSECValidation;
  }

  /** Whether answers of the name service may be kept on disk. Kept, not used. */
  public boolean allowsPersistentDNS() {
    return settings.allowsPersistentDNS;
  }

  /** Which partition of the cookie storage to use (B-196); null for the common one. */
  public @Nullable String cookiePartitionIdentifier() {
    return settings.cookiePartitionIdentifier;
  }

  /** Whether cookies are sent and stored (B-180). Default: true. */
  public boolean httpShouldHandleCookies() {
    return settings.httpShouldHandleCookies;
  }

  /** Equal when all is but the bytes of the body (B-374): a stream must be the same one. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof URLRequest request
        && settings.identity().equals(request.settings.identity());
  }

  @Override
  public int hashCode() {
    return Objects.hash(settings.url, settings.httpMethod);
  }

  /** Method and URL, without what may be secret. */
  @Override
  public String toString() {
    return httpMethod() + " " + SafeURL.of(url());
  }
}
