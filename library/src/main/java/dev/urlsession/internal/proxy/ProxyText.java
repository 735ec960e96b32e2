// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.proxy;

import dev.urlsession.URLCredential;
import dev.urlsession.URLCredential.Persistence;
import dev.urlsession.internal.transport.ProxyServer;
import dev.urlsession.internal.transport.ProxyServer.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a proxy as people write it: {@code [scheme://][user[:password]@]host[:port]}. */
final class ProxyText {

  private static final int PORT = 1080;

  private ProxyText() {}

  /** The proxy; null when there is none, or none that could be used. */
  static @Nullable ProxyServer parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      URI uri = new URI(text.contains("://") ? text.strip() : "http://" + text.strip());
      Kind kind = kind(uri.getScheme().toLowerCase(Locale.ROOT));
      String host = uri.getHost();
      int port = uri.getPort() == -1 ? PORT : uri.getPort();
      if (kind == null || host == null || port < 1 || port > 65_535) {
        return null;
      }
      String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
      return new ProxyServer(
          kind, bare.toLowerCase(Locale.ROOT), port, credential(uri.getRawUserInfo()));
    } catch (URISyntaxException | IllegalArgumentException unreadable) {
      return null;
    }
  }

  private static @Nullable Kind kind(String scheme) {
    return switch (scheme) {
      case "http" -> Kind.HTTP;
      case "socks5", "socks5h", "socks" -> Kind.SOCKS5;
      default -> null;
    };
  }

  private static @Nullable URLCredential credential(@Nullable String userInfo) {
    if (userInfo == null || userInfo.isEmpty()) {
      return null;
    }
    int colon = userInfo.indexOf(':');
    String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
    String password = colon < 0 ? null : decoded(userInfo.substring(colon + 1));
    return URLCredential.ofUser(decoded(user), password, Persistence.NONE);
  }

  /** A plus is a plus here. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
