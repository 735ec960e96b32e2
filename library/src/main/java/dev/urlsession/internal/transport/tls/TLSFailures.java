// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.tls;

import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.internal.transport.tls.Handshake.ClientCertificate;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in a user's words why TLS failed, where it was not the user who refused. */
public final class TLSFailures {

  /** How JSSE words what the other end said last (RFC 8446, 6.2). */
  private static final String ALERT = "received fatal alert: ";

  private static final Set<String> ABOUT_CERTIFICATES =
      Set.of(
          "bad_certificate",
          "unsupported_certificate",
          "certificate_revoked",
          "certificate_expired",
          "certificate_unknown",
          "unknown_ca",
          "access_denied",
          "certificate_required",
          "decrypt_error",
          // What servers before TLS 1.3 say when there is no certificate.
          "handshake_failure");

  private static final int DEPTH = 16;

  private TLSFailures() {}

  /** What the user hears of a handshake that failed. */
  public static URLError of(String host, Throwable thrown, ClientCertificate certificate) {
    URLError about = aboutCertificate(host, thrown, certificate);
    if (about != null) {
      return about;
    }
    String alert = alert(thrown);
    String why =
        switch (alert == null ? "" : alert) {
          case "protocol_version" -> " It speaks no version of TLS that this session allows.";
          case "no_application_protocol" -> " It does not speak HTTP there.";
          case "unrecognized_name" -> " It does not know a host of that name.";
          default -> "";
        };
    return URLError.of(
        Code.SECURE_CONNECTION_FAILED,
        "There is no TLS connection with " + host + "." + why,
        thrown);
  }

  /**
   * What the user hears when it was a matter of the client's certificate; null when it was not. In
   * TLS 1.3 a server says so only after the handshake.
   */
  public static @Nullable URLError aboutCertificate(
      String host, Throwable thrown, ClientCertificate certificate) {
    String alert = alert(thrown);
    if (alert == null
        || certificate == ClientCertificate.NOT_ASKED_FOR
        || !ABOUT_CERTIFICATES.contains(alert)) {
      return null;
    }
    return certificate == ClientCertificate.SHOWN
        ? URLError.of(
            Code.CLIENT_CERTIFICATE_REJECTED, host + " does not take the certificate.", thrown)
        : required(host, thrown);
  }

  /** The server wanted a certificate and got none. */
  public static URLError required(String host, Throwable thrown) {
    return URLError.of(
        Code.CLIENT_CERTIFICATE_REQUIRED,
        host + " wants a certificate: answer its challenge with an identity.",
        thrown);
  }

  private static @Nullable String alert(Throwable thrown) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < DEPTH; depth++) {
      String message = at.getMessage();
      if (at instanceof SSLException && message != null) {
        String lower = message.toLowerCase(Locale.ROOT);
        int found = lower.indexOf(ALERT);
        if (found >= 0) {
          return lower.substring(found + ALERT.length()).strip();
        }
      }
      at = at.getCause();
    }
    return null;
  }
}
