// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.connect;

import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.internal.transport.Origin;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

  static URLError secure(Origin origin, Throwable thrown) {
    String host = origin.host();
    if (thrown instanceof SslHandshakeTimeoutException) {
      return URLError.of(Code.TIMED_OUT, "TLS with " + host + " took too long.", thrown);
    }
    if (cause(thrown, CertificateExpiredException.class) != null) {
      return URLError.of(
          Code.SERVER_CERTIFICATE_HAS_BAD_DATE, "The certificate of " + host + " is over.", thrown);
    }
    if (cause(thrown, CertificateNotYetValidException.class) != null) {
      return URLError.of(
          Code.SERVER_CERTIFICATE_NOT_YET_VALID,
          "The certificate of " + host + " is not valid yet; check this machine's clock.",
          thrown);
    }
    if (cause(thrown, CertPathBuilderException.class) != null) {
      return URLError.of(
          Code.SERVER_CERTIFICATE_HAS_UNKNOWN_ROOT,
          "The certificate of " + host + " comes from nobody this machine trusts.",
          thrown);
    }
    if (cause(thrown, CertificateException.class) != null) {
      return URLError.of(
          Code.SERVER_CERTIFICATE_UNTRUSTED,
          "The certificate of " + host + " is not to be trusted for this host.",
          thrown);
    }
    return URLError.of(
        Code.SECURE_CONNECTION_FAILED, "There is no TLS connection with " + host + ".", thrown);
  }

  private static boolean says(Throwable thrown, String text) {
    String message = thrown.getMessage();
    return message != null && message.toLowerCase(Locale.ROOT).contains(text);
  }

  private static @Nullable Throwable cause(Throwable thrown, Class<? extends Throwable> type) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < 16; depth++) {
      if (type.isInstance(at)) {
        return at;
      }
      at = at.getCause();
    }
    return null;
  }
}
