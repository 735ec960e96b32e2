// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.response.ContentType;
import dev.urlsession.internal.response.FileNames;
import dev.urlsession.internal.response.StatusText;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The head of an HTTP response. Apple: {@code NSHTTPURLResponse}. Immutable. */
public final class HTTPURLResponse extends URLResponse {

  private final int statusCode;
  private final @Nullable String httpVersion;
  private final HTTPHeaders headers;
  private final @Nullable URLCacheUse cacheUse;

  /** A response with these headers. */
  public HTTPURLResponse(
      URI url, int statusCode, @Nullable String httpVersion, HTTPHeaders headers) {
    this(url, statusCode, httpVersion, headers, null);
  }

  /**
   * A response with these headers, and what the cache had to do with it.
   *
   * @param cacheUse see {@link #cacheUse()}
   */
  public HTTPURLResponse(
      URI url,
      int statusCode,
      @Nullable String httpVersion,
      HTTPHeaders headers,
      @Nullable URLCacheUse cacheUse) {
    super(url, null, ContentType.length(headers.values("Content-Length")), null);
    this.statusCode = statusCode;
    this.httpVersion = httpVersion;
    this.headers = headers;
    this.cacheUse = cacheUse;
  }

  @Override
  public @Nullable String mimeType() {
    // Not before somebody asks, which for most responses nobody does.
    return ContentType.mimeType(headers.last("Content-Type"));
  }

  @Override
  public @Nullable String textEncodingName() {
    return ContentType.charset(headers.last("Content-Type"));
  }

  /** Three digits, such as 200. */
  public int statusCode() {
    return statusCode;
  }

  /** Such as {@code HTTP/1.1}; null when not known. */
  public @Nullable String httpVersion() {
    return httpVersion;
  }

  /** The headers as they came. */
  public HTTPHeaders headers() {
    return headers;
  }

  /**
   * The headers by name: standard names in their usual spelling, repeated ones joined with ", "
   * (B-379). Finds names in any case.
   */
  public Map<String, String> allHeaderFields() {
    Map<String, String> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Map.Entry<String, String> field : headers.entries()) {
      map.merge(
          FieldNames.canonical(field.getKey()),
          field.getValue(),
          (first, next) -> first + ", " + next);
    }
    return Collections.unmodifiableMap(map);
  }

  /** The value of a header; null without one. Apple: {@code valueForHTTPHeaderField:}. */
  public @Nullable String value(String headerField) {
    return headers.value(headerField);
  }

  /**
   * What the cache had to do with the response; null when no cache was asked, such as for a
   * download. Tells a response that the server confirmed from one that is new (B-215).
   */
  public @Nullable URLCacheUse cacheUse() {
    return cacheUse;
  }

  /** What a status means, in English: such as "not found". */
  public static String localizedString(int statusCode) {
    return StatusText.of(statusCode);
  }

  @Override
  public String suggestedFilename() {
    return FileNames.suggested(headers.last("Content-Disposition"), url(), mimeType());
  }

  /** Status and URL, without what may be secret. */
  @Override
  public String toString() {
    return statusCode + " " + SafeURL.of(url());
  }
}
