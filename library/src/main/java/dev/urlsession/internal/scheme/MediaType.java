// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.scheme;

import dev.urlsession.URLError;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The part of a data URL before the comma. */
record MediaType(String name, @Nullable String charset, boolean base64) {

  private static final String TOKEN_SIGNS = "!#$&'*+-.^_`|~";

  static MediaType parse(String text) throws URLError {
    String[] items = text.split(";", -1);
    boolean base64 = items.length > 1 && isBase64(items[items.length - 1]);
    String charset = null;
    for (int i = 1; i < items.length && charset == null; i++) {
      charset = charset(items[i]);
    }
    return new MediaType(name(items[0].strip()), charset, base64);
  }

  private static boolean isBase64(String item) {
    return item.strip().equalsIgnoreCase("base64");
  }

  private static String name(String name) throws URLError {
    if (name.isEmpty()) {
      return "text/plain";
    }
    int slash = name.indexOf('/');
    if (slash < 0 || !isToken(name.substring(0, slash)) || !isToken(name.substring(slash + 1))) {
      throw DataURL.bad("its media type must look like \"text/plain\"");
    }
    return name.toLowerCase(Locale.ROOT);
  }

  /**
   * The value when the item is a charset; other parameters, and items that are none, are unused.
   */
  private static @Nullable String charset(String item) throws URLError {
    int equals = item.indexOf('=');
    if (equals < 0 || !item.substring(0, equals).strip().equalsIgnoreCase("charset")) {
      return null;
    }
    byte[] decoded = PercentEscapes.decode(item.substring(equals + 1).strip());
    String value = new String(decoded, StandardCharsets.UTF_8);
    if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
      value = value.substring(1, value.length() - 1);
    }
    if (!isToken(value)) {
      throw DataURL.bad("its charset must be a plain name");
    }
    return value.toLowerCase(Locale.ROOT);
  }

  /** The token of RFC 9110, less the percent sign: an escaped media type is not unescaped. */
  private static boolean isToken(String text) {
    return !text.isEmpty()
        && text.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || TOKEN_SIGNS.indexOf(c) >= 0);
  }
}
