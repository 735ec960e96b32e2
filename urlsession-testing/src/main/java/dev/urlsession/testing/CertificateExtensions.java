// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a version 3 certificate says besides the basics (RFC 5280, 4.2). */
final class CertificateExtensions {

  private static final Pattern IPV4 = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");

  private CertificateExtensions() {}

  static byte[] of(List<String> hosts, boolean authority, List<String> permittedDomains) {
    List<byte[]> extensions = new ArrayList<>();
    if (authority) {
      // Basic constraints and key usage: certificates and revocation lists may be signed.
      extensions.add(critical(19, Der.sequence(Der.yes())));
      extensions.add(critical(15, new byte[] {0x03, 0x02, 0x01, 0x06}));
    } else {
      byte[][] names =
          hosts.stream().map(CertificateExtensions::generalName).toArray(byte[][]::new);
      extensions.add(Der.sequence(Der.oid(2, 5, 29, 17), Der.octets(Der.sequence(names))));
    }
    if (!permittedDomains.isEmpty()) {
      byte[][] trees =
          permittedDomains.stream()
              .map(domain -> Der.sequence(generalName(domain)))
              .toArray(byte[][]::new);
      extensions.add(critical(30, Der.sequence(Der.tagged(0, trees))));
    }
    return Der.sequence(extensions.toArray(byte[][]::new));
  }

  private static byte[] critical(int number, byte[] value) {
    return Der.sequence(Der.oid(2, 5, 29, number), Der.yes(), Der.octets(value));
  }

  private static byte[] generalName(String host) {
    if (!IPV4.matcher(host).matches()) {
      return Der.implicit(2, host.getBytes(StandardCharsets.US_ASCII));
    }
    String[] parts = host.split("\\.");
    byte[] address = new byte[parts.length];
    for (int i = 0; i < parts.length; i++) {
      address[i] = (byte) Integer.parseInt(parts[i]);
    }
    return Der.implicit(7, address);
  }
}
