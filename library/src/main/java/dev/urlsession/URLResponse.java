// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.response.FileNames;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What is known of a resource before its body. Apple: {@code NSURLResponse}. Immutable. */
public sealed class URLResponse permits HTTPURLResponse {

  /** The length of a body that is not known. Apple: {@code NSURLResponseUnknownLength}. */
  public static final long UNKNOWN_LENGTH = -1;

  private final @Nullable URI url;
  private final @Nullable String mimeType;
  private final long expectedContentLength;
  private final @Nullable String textEncodingName;

  /** A response; type and encoding are kept as they are (B-378). */
  public URLResponse(
      @Nullable URI url,
      @Nullable String mimeType,
      long expectedContentLength,
      @Nullable String textEncodingName) {
    this.url = url;
    this.mimeType = mimeType;
    this.expectedContentLength = expectedContentLength;
    this.textEncodingName = textEncodingName;
  }

  /** Where it came from, after redirects. */
  public @Nullable URI url() {
    return url;
  }

  /** The media type, without parameters; null when not told. */
  public @Nullable String mimeType() {
    return mimeType;
  }

  /** The promised length; -1 when none was promised. As sent, so before decoding (B-376). */
  public long expectedContentLength() {
    return expectedContentLength;
  }

  /** The charset, such as {@code utf-8}; null when not told. */
  public @Nullable String textEncodingName() {
    return textEncodingName;
  }

  /** A name to save the body under: always a valid file name, never a path (B-377). */
  public String suggestedFilename() {
    return FileNames.suggested(null, url, mimeType);
  }
}
