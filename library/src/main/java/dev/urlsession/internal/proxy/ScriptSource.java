// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.proxy;

import dev.urlsession.URLSessionUsageException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a proxy script comes from: the settings themselves, or a URL that needs no proxy. */
record ScriptSource(@Nullable String text, @Nullable URI url) {

  private static final int TIMEOUT_MILLIS = 10_000;
  private static final int MOST_BYTES = 1 << 20;

  static ScriptSource of(@Nullable String text, @Nullable String url) {
    if (text != null) {
      return new ScriptSource(text, null);
    }
    if (url == null) {
      throw new URLSessionUsageException(
          "connectionProxyDictionary has ProxyAutoConfigEnable, but no ProxyAutoConfigURLString.");
    }
    try {
      URI parsed = new URI(url);
      String scheme = parsed.getScheme() == null ? "" : parsed.getScheme().toLowerCase(Locale.ROOT);
      if (scheme.equals("http") || scheme.equals("https") || scheme.equals("file")) {
        return new ScriptSource(null, parsed);
      }
    } catch (java.net.URISyntaxException unreadable) {
      // Said below.
    }
    throw new URLSessionUsageException(
        "connectionProxyDictionary: ProxyAutoConfigURLString is an http, https or file URL.");
  }

  /** May block. */
  String read() throws IOException {
    if (text != null) {
      return text;
    }
    if (url == null) {
      throw new IOException("there is no script");
    }
    URLConnection connection = url.toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    connection.setUseCaches(false);
    if (connection instanceof HttpURLConnection http && http.getResponseCode() != 200) {
      throw new IOException("its URL answers " + http.getResponseCode());
    }
    try (InputStream in = connection.getInputStream()) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("it is longer than a mebibyte");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
