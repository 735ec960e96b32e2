// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.proxy;

import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.ProxyServer;
import dev.urlsession.internal.transport.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what a proxy script answers, such as {@code PROXY a:3128; SOCKS b:1080; DIRECT}. */
final class ScriptAnswer {

  private ScriptAnswer() {}

  /** The ways that can be gone; nothing said means straight there. */
  static List<Route> routes(@Nullable String answer, Origin origin) throws IOException {
    if (answer == null || answer.isBlank()) {
      return List.of(Route.direct(origin));
    }
    List<Route> routes = new ArrayList<>();
    for (String each : answer.split(";")) {
      String[] words = each.strip().split("\\s+");
      String kind = words[0].toUpperCase(Locale.ROOT);
      if (kind.equals("DIRECT")) {
        routes.add(Route.direct(origin));
      } else if (words.length == 2) {
        ProxyServer proxy = proxy(kind, words[1]);
        if (proxy != null) {
          routes.add(Route.through(proxy, origin));
        }
      }
    }
    if (routes.isEmpty()) {
      throw new IOException("it names no proxy that could be used");
    }
    return routes;
  }

  private static @Nullable ProxyServer proxy(String kind, String place) {
    return switch (kind) {
      case "PROXY", "HTTP" ->
          ProxyText.parse("http://" + (place.matches(".*:\\d+") ? place : place + ":80"));
      case "SOCKS", "SOCKS5" -> ProxyText.parse("socks5://" + place);
      default -> null;
    };
  }
}
