// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.cookie.CookieDate;
import dev.urlsession.internal.cookie.CookieDomain;
import dev.urlsession.internal.cookie.CookiePath;
import dev.urlsession.internal.cookie.CookiePorts;
import dev.urlsession.internal.cookie.CookiePrefix;
import dev.urlsession.internal.cookie.SetCookieLine;
import dev.urlsession.internal.cookie.SetCookieSplitter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns header fields into cookies and back. What a server sends never makes it throw. */
final class HTTPCookieReader {

  static final Comparator<HTTPCookie> LONGER_PATHS_FIRST =
      Comparator.comparingInt((HTTPCookie cookie) -> cookie.path().length()).reversed();

  private HTTPCookieReader() {}

  static List<HTTPCookie> read(List<String> lines, URI url, Clock clock) {
    String host = CookieDomain.hostOf(url);
    List<HTTPCookie> cookies = new ArrayList<>();
    for (String line : lines) {
      SetCookieLine parsed = host == null ? null : SetCookieLine.parse(line);
      if (host != null && parsed != null) {
        add(cookies, parsed, host, url, clock);
      }
    }
    return List.copyOf(cookies);
  }

  static List<HTTPCookie> readJoined(Map<String, String> headerFields, URI url, Clock clock) {
    List<String> lines = new ArrayList<>();
    headerFields.forEach(
        (name, value) -> {
          if (name.equalsIgnoreCase("Set-Cookie")) {
            lines.addAll(SetCookieSplitter.split(value));
          }
        });
    return read(lines, url, clock);
  }

  static Map<String, String> requestHeaderFields(List<HTTPCookie> cookies) {
    if (cookies.isEmpty()) {
      return Map.of();
    }
    List<String> pairs =
        cookies.stream()
            .sorted(LONGER_PATHS_FIRST)
            .map(cookie -> cookie.name() + "=" + cookie.value())
            .toList();
    return Map.of("Cookie", String.join("; ", pairs));
  }

  private static void add(
      List<HTTPCookie> cookies, SetCookieLine line, String host, URI url, Clock clock) {
    Map<String, String> attributes = line.attributes();
    String domain = CookieDomain.ofAttribute(attributes.getOrDefault("domain", ""));
    if (!CookiePrefix.isKept(
        line.name(),
        attributes.containsKey("secure"),
        domain == null,
        attributes.getOrDefault("path", ""))) {
      return;
    }
    HTTPCookieBuilder builder =
        HTTPCookie.builder(line.name(), line.value())
            .version("1".equals(attributes.get("version")) ? 1 : 0)
            .domain(domain == null ? host : domain)
            .path(CookiePath.ofAttribute(attributes.get("path"), url))
            .expires(CookieDate.parse(attributes.getOrDefault("expires", "")))
            .maximumAge(age(attributes.get("max-age")))
            .secure(attributes.containsKey("secure"))
            .httpOnly(attributes.containsKey("httponly"))
            .comment(attributes.get("comment"))
            .commentURL(url(attributes.get("commenturl")))
            .portList(ports(attributes.get("port"), url))
            .sameSitePolicy(sameSite(attributes.getOrDefault("samesite", "")));
    if (attributes.containsKey("discard")) {
      builder.discard(true);
    }
    try {
      cookies.add(builder.build(clock));
    } catch (URLSessionUsageException e) {
      // A server's mistake, such as a comma in the name: no cookie, as for any other bad line.
      return;
    }
  }

  /** Whole seconds; anything else is no age at all (RFC 6265 §5.2.2). */
  private static @Nullable Duration age(@Nullable String text) {
    if (text == null || !text.matches("-?[0-9]+")) {
      return null;
    }
    if (text.startsWith("-")) {
      return Duration.ZERO;
    }
    return text.length() > 18
        ? Duration.ofSeconds(Long.MAX_VALUE)
        : Duration.ofSeconds(Long.parseLong(text));
  }

  /** A bare Port attribute means the port of the request (RFC 2965 §3.2.2). */
  private static @Nullable List<Integer> ports(@Nullable String list, URI url) {
    if (list != null && list.isEmpty() && CookiePorts.of(url) > 0) {
      return List.of(CookiePorts.of(url));
    }
    return list == null ? null : CookiePorts.parse(list);
  }

  private static @Nullable URI url(@Nullable String text) {
    try {
      return text == null ? null : URI.create(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static HTTPCookie.@Nullable SameSitePolicy sameSite(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "lax" -> HTTPCookie.SameSitePolicy.LAX;
      case "strict" -> HTTPCookie.SameSitePolicy.STRICT;
      default -> null;
    };
  }
}
