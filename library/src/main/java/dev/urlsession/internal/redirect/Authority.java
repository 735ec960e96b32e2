// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.redirect;

import java.net.IDN;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the authority of a redirect's target safe to use: escaped user, ASCII host, sane port. */
final class Authority {

  private Authority() {}

  /** The authority in its safe form, or {@code null} when its host or port cannot be used. */
  static @Nullable String safe(@Nullable String raw) {
    if (raw == null) {
      return null;
    }
    int at = raw.lastIndexOf('@');
    String user = at < 0 ? "" : Escapes.encode(raw.substring(0, at), Escapes.USER_INFO) + "@";
    String hostAndPort = raw.substring(at + 1);
    int colon = hostAndPort.lastIndexOf(':');
    if (colon <= hostAndPort.lastIndexOf(']')) {
      colon = -1;
    }
    String host = host(colon < 0 ? hostAndPort : hostAndPort.substring(0, colon));
    String port = colon < 0 ? "" : port(hostAndPort.substring(colon + 1));
    return host == null || port == null ? null : user + host + port;
  }

  /** A host in another script arrives as the bytes of its UTF-8 form. */
  private static @Nullable String host(String raw) {
    if (raw.isEmpty()) {
      return null;
    }
    if (raw.chars().allMatch(c -> c < 0x80)) {
      return raw.toLowerCase(Locale.ROOT);
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(raw.getBytes(StandardCharsets.ISO_8859_1));
      return IDN.toASCII(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException | IllegalArgumentException e) {
      return null;
    }
  }

  /** An empty port means the usual one. */
  private static @Nullable String port(String digits) {
    if (digits.isEmpty()) {
      return "";
    }
    if (digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    int port = Integer.parseInt(digits);
    return port < 1 || port > 65_535 ? null : ":" + port;
  }
}
