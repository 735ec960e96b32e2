// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.store.PercentText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Cookies as lines of text, one each; see docs/formats/cookies.md. A line that is damaged is no
 * cookie, and the others are.
 */
final class CookieFormat {

  private static final String HEAD = "urlsession-cookies 1";
  private static final int FIELDS = 15;

  private CookieFormat() {}

  static byte[] write(List<StoredCookie> cookies) {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    for (StoredCookie stored : cookies) {
      String line = line(stored);
      text.append(sum(line)).append('\t').append(line).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  static List<StoredCookie> read(byte[] bytes) {
    List<String> lines = new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
    List<StoredCookie> cookies = new ArrayList<>();
    if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
      return cookies;
    }
    for (String line : lines.subList(1, lines.size())) {
      StoredCookie stored = checked(line);
      if (stored != null) {
        cookies.add(stored);
      }
    }
    return cookies;
  }

  private static String line(StoredCookie stored) {
    HTTPCookie cookie = stored.cookie();
    List<Integer> ports = cookie.portList();
    return Arrays.asList(
            stored.storedAt(),
            cookie.expiresDate(),
            cookie.domain(),
            cookie.path(),
            cookie.name(),
            cookie.value(),
            cookie.version(),
            cookie.isSecure() ? "secure" : null,
            cookie.isHTTPOnly() ? "http-only" : null,
            cookie.isSetByJavaScript() ? "script" : null,
            cookie.sameSitePolicy(),
            ports == null
                ? null
                : ports.stream().map(String::valueOf).collect(Collectors.joining(",")),
            marked(cookie.partitionIdentifier()),
            marked(cookie.comment()),
            cookie.commentURL())
        .stream()
        .map(field -> field == null ? "" : PercentText.escape(field.toString()))
        .collect(Collectors.joining("\t"));
  }

  /** So that an empty text is not taken for none. */
  private static @Nullable String marked(@Nullable String text) {
    return text == null ? null : "=" + text;
  }

  private static @Nullable String unmarked(String field) {
    return field.isEmpty() ? null : field.substring(1);
  }

  private static @Nullable StoredCookie checked(String line) {
    int tab = line.indexOf('\t');
    if (tab < 0 || !line.substring(0, tab).equals(sum(line.substring(tab + 1)))) {
      return null;
    }
    try {
      List<String> fields =
          Arrays.stream(line.substring(tab + 1).split("\t", -1))
              .map(PercentText::unescape)
              .toList();
      return fields.size() == FIELDS ? parsed(fields) : null;
    } catch (IllegalArgumentException | DateTimeException damaged) {
      return null;
    }
  }

  private static StoredCookie parsed(List<String> fields) {
    String expires = fields.get(1);
    String policy = fields.get(10);
    String commentURL = fields.get(14);
    HTTPCookie cookie =
        HTTPCookie.builder(fields.get(4), fields.get(5))
            .expiry(expires.isEmpty() ? null : Instant.parse(expires))
            .domain(fields.get(2))
            .path(fields.get(3))
            .version(Integer.parseInt(fields.get(6)))
            .secure(!fields.get(7).isEmpty())
            .httpOnly(!fields.get(8).isEmpty())
            .setByJavaScript(!fields.get(9).isEmpty())
            .sameSitePolicy(policy.isEmpty() ? null : HTTPCookie.SameSitePolicy.valueOf(policy))
            .portList(ports(fields.get(11)))
            .partitionIdentifier(unmarked(fields.get(12)))
            .comment(unmarked(fields.get(13)))
            .commentURL(commentURL.isEmpty() ? null : URI.create(commentURL))
            .build();
    return new StoredCookie(cookie, Instant.parse(fields.get(0)));
  }

  private static @Nullable List<Integer> ports(String list) {
    return list.isEmpty() ? null : Arrays.stream(list.split(",")).map(Integer::valueOf).toList();
  }

  private static String sum(String line) {
    CRC32 sum = new CRC32();
    sum.update(line.getBytes(StandardCharsets.ISO_8859_1));
    return String.format("%08x", sum.getValue());
  }
}
