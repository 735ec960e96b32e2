// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.scheme;

import dev.urlsession.URLError;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code data:} URL carries (B-072, RFC 2397).
 *
 * @param mimeType lower case, {@code text/plain} when the URL names none
 * @param charset lower case, {@code null} when the URL names none
 * @param bytes the decoded data; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
public record DataURL(String mimeType, @Nullable String charset, byte[] bytes) {

  private static final String SCHEME = "data:";

  /** Reads the URL; {@code BAD_URL} when it is not a data URL that can be understood. */
  public static DataURL parse(URI url) throws URLError {
    try {
      return parse(url.toString());
    } catch (URLError e) {
      throw e.withFailingURL(url);
    }
  }

  /** Reads the URL, which need not be escaped as strictly as {@link URI} wants it. */
  public static DataURL parse(String url) throws URLError {
    if (!url.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw bad("it does not start with \"data:\"");
    }
    int fragment = url.indexOf('#');
    int end = fragment < 0 ? url.length() : fragment;
    int comma = url.indexOf(',');
    if (comma < 0 || comma > end) {
      throw bad("a comma must stand before the data");
    }
    MediaType type = MediaType.parse(url.substring(SCHEME.length(), comma));
    byte[] data = PercentEscapes.decode(url.substring(comma + 1, end));
    return new DataURL(
        type.name(), type.charset(), type.base64() ? ForgivingBase64.decode(data) : data);
  }

  /** The URL itself may be long or secret, so it is not part of the message. */
  static URLError bad(String problem) {
    return URLError.of(URLError.Code.BAD_URL, "The data URL cannot be read: " + problem + ".");
  }
}
