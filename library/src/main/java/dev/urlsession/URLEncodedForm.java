// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/**
 * Names and values as {@code application/x-www-form-urlencoded}, the way browsers send a form
 * (WHATWG URL, 5.2). Immutable.
 */
public final class URLEncodedForm {

  private final String encoded;

  private URLEncodedForm(String encoded) {
    this.encoded = encoded;
  }

  /** A builder without fields. */
  public static Builder builder() {
    return new Builder();
  }

  /** The form as text, such as {@code name=Brendon&city=New+York}. */
  public String encoded() {
    return encoded;
  }

  /** The form as bytes. */
  public byte[] bytes() {
    return encoded.getBytes(StandardCharsets.US_ASCII);
  }

  /** {@code application/x-www-form-urlencoded}. */
  public String contentType() {
    return "application/x-www-form-urlencoded";
  }

  /** Does not show the values. */
  @Override
  public String toString() {
    return "URLEncodedForm[" + encoded.length() + " bytes]";
  }

  /** Makes a {@link URLEncodedForm}. Not thread-safe. */
  public static final class Builder {

    private final StringJoiner fields = new StringJoiner("&");

    private Builder() {}

    /** Adds a field; one name may have many. */
    public Builder add(String name, String value) {
      fields.add(encode(name) + "=" + encode(value));
      return this;
    }

    /** The form. */
    public URLEncodedForm build() {
      return new URLEncodedForm(fields.toString());
    }

    /** Half a surrogate pair is no character; browsers send U+FFFD for it, URLEncoder "?". */
    private static String encode(String text) {
      StringBuilder whole = new StringBuilder(text.length());
      text.codePoints()
          .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
          .forEach(whole::appendCodePoint);
      return URLEncoder.encode(whole.toString(), StandardCharsets.UTF_8);
    }
  }
}
