// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.connect;

import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.ProxyServer;
import dev.urlsession.internal.transport.Route;
import io.netty.channel.ConnectTimeoutException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;

/** Says in a user's words why a connection could not be made. */
final class ConnectFailures {

  private ConnectFailures() {}

  static URLError lookup(Route route, Throwable thrown) {
    String what = route.proxy() == null ? "the URL" : "the settings for proxies";
    return URLError.of(
        Code.CANNOT_FIND_HOST,
        "There is no host named " + route.firstHost() + "; check " + what + " and the network.",
        thrown);
  }

  static URLError connect(Route route, Throwable thrown) {
    String who = route.proxy() == null ? "" : "the proxy ";
    String where = who + route.firstHost() + " port " + route.firstPort();
    if (thrown instanceof ConnectTimeoutException) {
      return URLError.of(Code.TIMED_OUT, "No answer in time from " + where + ".", thrown);
    }
    if (thrown instanceof UnknownHostException) {
      return lookup(route, thrown);
    }
    if (thrown instanceof NoRouteToHostException || says(thrown, "network is unreachable")) {
      return URLError.of(
          Code.NOT_CONNECTED_TO_INTERNET,
          "There is no way through the network to " + where,
          thrown);
    }
    return URLError.of(
        Code.CANNOT_CONNECT_TO_HOST, "Nobody accepts connections at " + where + ".", thrown);
  }

  static URLError slowTLS(Origin origin) {
    return URLError.of(Code.TIMED_OUT, "TLS with " + origin.host() + " took too long.");
  }

  static URLError undecidedProxy(ProxyServer proxy) {
    return URLError.of(
        Code.USER_AUTHENTICATION_REQUIRED,
        "The proxy " + proxy.place() + " asks again and again who is there.");
  }

  private static boolean says(Throwable thrown, String text) {
    String message = thrown.getMessage();
    return message != null && message.toLowerCase(Locale.ROOT).contains(text);
  }
}
