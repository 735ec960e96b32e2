// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cookie;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Ports as cookies see them, and which schemes keep a cookie secret (B-188, B-198). */
public final class CookiePorts {

  private CookiePorts() {}

  /** The port the URL leads to; -1 when neither it nor its scheme tells. */
  public static int of(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return switch (scheme(url)) {
      case "http", "ws" -> 80;
      case "https", "wss" -> 443;
      default -> -1;
    };
  }

  /** Whether Secure cookies may travel to the URL. */
  public static boolean isSecure(URI url) {
    String scheme = scheme(url);
    return scheme.equals("https") || scheme.equals("wss");
  }

  /** Reads a list such as {@code 80,8080}; null when there is no port in it, for "any". */
  public static @Nullable List<Integer> parse(String list) {
    List<Integer> ports = new ArrayList<>();
    for (String part : list.split(",")) {
      String text = part.strip();
      if (text.isEmpty()
          || text.length() > 5
          || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
        continue;
      }
      int port = Integer.parseInt(text);
      if (port <= 65_535) {
        ports.add(port);
      }
    }
    return ports.isEmpty() ? null : List.copyOf(ports);
  }

  private static String scheme(URI url) {
    String scheme = url.getScheme();
    return scheme == null ? "" : scheme.toLowerCase(Locale.ROOT);
  }
}
