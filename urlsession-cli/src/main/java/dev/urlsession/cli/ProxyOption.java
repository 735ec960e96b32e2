// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code -x} and {@code --noproxy}, which are curl's. */
final class ProxyOption {

  private static final int DEFAULT_PORT = 1080;

  private ProxyOption() {}

  /** The settings; empty for the system's. */
  static Map<String, Object> dictionary(@Nullable String proxy, @Nullable String noProxy)
      throws CommandFailure {
    boolean none = "*".equals(noProxy);
    if (none || (proxy != null && proxy.isBlank())) {
      return Map.of("HTTPEnable", 0);
    }
    if (proxy == null) {
      if (noProxy != null) {
        throw CommandFailure.usage("--noproxy goes with -x, or is '*'.");
      }
      return Map.of();
    }
    Map<String, Object> settings = new HashMap<>(parse(proxy));
    if (noProxy != null) {
      settings.put("ExceptionsList", List.of(noProxy.split("[,\\s]+")));
    }
    return settings;
  }

  /** The password as it stands in the option; empty for none. */
  static String password(String proxy) {
    String place = proxy.substring(proxy.indexOf("://") < 0 ? 0 : proxy.indexOf("://") + 3);
    String user = place.substring(0, Math.max(0, place.lastIndexOf('@')));
    return user.substring(user.indexOf(':') < 0 ? user.length() : user.indexOf(':') + 1);
  }

  /** Who signs in to an HTTP proxy with a password that is not in the option; null for nobody. */
  static @Nullable String user(@Nullable String proxy) {
    if (proxy == null || proxy.isBlank()) {
      return null;
    }
    try {
      URI uri = uri(proxy);
      String userInfo = uri.getRawUserInfo();
      return isToBeAsked(uri) && userInfo != null ? decoded(userInfo) : null;
    } catch (URISyntaxException unreadable) {
      return null; // Said when the proxy is used.
    }
  }

  /** A SOCKS proxy asks nobody: without a password it gets an empty one. */
  private static boolean isToBeAsked(URI uri) {
    String userInfo = uri.getRawUserInfo();
    return "http".equalsIgnoreCase(uri.getScheme())
        && userInfo != null
        && !userInfo.isEmpty()
        && userInfo.indexOf(':') < 0;
  }

  private static URI uri(String proxy) throws URISyntaxException {
    return new URI(proxy.contains("://") ? proxy : "http://" + proxy);
  }

  private static Map<String, Object> parse(String proxy) throws CommandFailure {
    try {
      URI uri = uri(proxy);
      String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      String host = uri.getHost();
      if (host == null) {
        throw wrong();
      }
      int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
      Map<String, Object> settings = new HashMap<>();
      switch (scheme) {
        case "http" -> {
          put(settings, "HTTP", host, port);
          put(settings, "HTTPS", host, port);
        }
        case "socks5", "socks5h" -> put(settings, "SOCKS", host, port);
        default -> throw CommandFailure.usage("-x takes http:// and socks5:// proxies only.");
      }
      if (!isToBeAsked(uri)) {
        login(settings, uri.getRawUserInfo());
      }
      return settings;
    } catch (URISyntaxException unreadable) {
      throw wrong();
    }
  }

  private static void put(Map<String, Object> settings, String kind, String host, int port) {
    settings.put(kind + "Enable", 1);
    settings.put(
        kind + "Proxy", host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
    settings.put(kind + "Port", port);
  }

  private static void login(Map<String, Object> settings, @Nullable String userInfo) {
    if (userInfo != null && !userInfo.isEmpty()) {
      int colon = userInfo.indexOf(':');
      settings.put(
          "kCFProxyUsernameKey", decoded(colon < 0 ? userInfo : userInfo.substring(0, colon)));
      settings.put("kCFProxyPasswordKey", decoded(colon < 0 ? "" : userInfo.substring(colon + 1)));
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static CommandFailure wrong() {
    return CommandFailure.usage("-x takes [http://|socks5://][user[:password]@]host[:port].");
  }
}
