// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Whether a certificate names a host (RFC 9525): by its alternative names only, never by the common
 * name; a wildcard stands for exactly the left-most label.
 */
final class ServerIdentity {

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private ServerIdentity() {}

  static void check(X509Certificate leaf, String host) throws CertificateException {
    String wanted = bare(host);
    boolean address = isAddress(wanted);
    for (List<?> name : alternativeNames(leaf)) {
      boolean rightKind = name.get(0).equals(address ? IP_ADDRESS : DNS_NAME);
      if (rightKind && name.get(1) instanceof String value && names(value, wanted, address)) {
        return;
      }
    }
    throw new CertificateException("The server's certificate does not name the host " + host);
  }

  private static boolean names(String value, String wanted, boolean address) {
    return address
        ? canonicalAddress(value).equals(canonicalAddress(wanted))
        : matches(value, wanted);
  }

  static boolean matches(String pattern, String host) {
    String lower = pattern.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("*.")) {
      return lower.equals(host);
    }
    int dot = host.indexOf('.');
    String rest = lower.substring(1);
    return dot > 0 && rest.indexOf('.', 1) > 0 && host.substring(dot).equals(rest);
  }

  private static Collection<List<?>> alternativeNames(X509Certificate leaf)
      throws CertificateParsingException {
    Collection<List<?>> names = leaf.getSubjectAlternativeNames();
    return names == null ? List.of() : names;
  }

  private static String bare(String host) {
    String bare = host.toLowerCase(Locale.ROOT);
    if (bare.startsWith("[") && bare.endsWith("]")) {
      bare = bare.substring(1, bare.length() - 1);
    }
    return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
  }

  private static boolean isAddress(String host) {
    return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
  }

  /** IPv6 addresses have many spellings. A literal with a colon is never looked up by the JDK. */
  private static String canonicalAddress(String literal) {
    if (literal.indexOf(':') < 0) {
      return literal;
    }
    try {
      return InetAddress.getByName(literal).getHostAddress();
    } catch (UnknownHostException e) {
      return literal;
    }
  }
}
