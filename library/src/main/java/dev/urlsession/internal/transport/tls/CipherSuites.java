// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.tls;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers of TLS cipher suites (the IANA registry "TLS Cipher Suites"). */
public final class CipherSuites {

  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("TLS_AES_128_GCM_SHA256", 0x1301),
          Map.entry("TLS_AES_256_GCM_SHA384", 0x1302),
          Map.entry("TLS_CHACHA20_POLY1305_SHA256", 0x1303),
          Map.entry("TLS_RSA_WITH_AES_128_GCM_SHA256", 0x009C),
          Map.entry("TLS_RSA_WITH_AES_256_GCM_SHA384", 0x009D),
          Map.entry("TLS_DHE_RSA_WITH_AES_128_GCM_SHA256", 0x009E),
          Map.entry("TLS_DHE_RSA_WITH_AES_256_GCM_SHA384", 0x009F),
          Map.entry("TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", 0xC023),
          Map.entry("TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384", 0xC024),
          Map.entry("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256", 0xC027),
          Map.entry("TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384", 0xC028),
          Map.entry("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", 0xC02B),
          Map.entry("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", 0xC02C),
          Map.entry("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", 0xC02F),
          Map.entry("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", 0xC030),
          Map.entry("TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", 0xCCA8),
          Map.entry("TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", 0xCCA9),
          Map.entry("TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256", 0xCCAA));

  private CipherSuites() {}

  /** The number of the suite; null when it is not in the list. */
  public static @Nullable Integer number(String name) {
    return NUMBERS.get(name);
  }
}
