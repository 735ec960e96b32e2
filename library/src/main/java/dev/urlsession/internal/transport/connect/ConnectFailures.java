// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.connect;

import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.internal.transport.Origin;
import io.netty.channel.ConnectTimeoutException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;

/** Says in a user's words why a connection could not be made. */
final class ConnectFailures {

  private ConnectFailures() {}

  static URLError lookup(Origin origin, Throwable thrown) {
    return URLError.of(
        Code.CANNOT_FIND_HOST,
        "There is no host named " + origin.host() + "; check the URL and the network.",
        thrown);
  }

  static URLError connect(Origin origin, Throwable thrown) {
    String where = origin.host() + " port " + origin.port();
    if (thrown instanceof ConnectTimeoutException) {
      return URLError.of(Code.TIMED_OUT, where + " did not answer in time.", thrown);
    }
    if (thrown instanceof UnknownHostException) {
      return lookup(origin, thrown);
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

  static URLError slow(Origin origin) {
    return URLError.of(Code.TIMED_OUT, "TLS with " + origin.host() + " took too long.");
  }

  private static boolean says(Throwable thrown, String text) {
    String message = thrown.getMessage();
    return message != null && message.toLowerCase(Locale.ROOT).contains(text);
  }
}
