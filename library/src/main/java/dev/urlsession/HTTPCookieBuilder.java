// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.cookie.CookieDomain;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link HTTPCookie} property by property. Apple: {@code HTTPCookiePropertyKey}. Not
 * thread-safe.
 */
public final class HTTPCookieBuilder {

  final String name;
  final String value;
  int version;
  private @Nullable URI originURL;
  private @Nullable String domain;
  private @Nullable String path;
  private @Nullable Instant expires;
  private @Nullable Duration maximumAge;
  private boolean expiryIsFinal;
  @Nullable Boolean discard;
  boolean secure;
  boolean httpOnly;
  boolean setByJavaScript;
  @Nullable String comment;
  @Nullable URI commentURL;
  @Nullable List<Integer> portList;
  HTTPCookie.@Nullable SameSitePolicy sameSitePolicy;
  @Nullable String partitionIdentifier;

  HTTPCookieBuilder(String name, String value) {
    this.name = name.strip();
    this.value = value;
  }

  /**
   * Sets the URL that sets the cookie: its host is the domain when none is given.
   *
   * @param url the URL; null (the default) for none
   */
  public HTTPCookieBuilder originURL(@Nullable URI url) {
    originURL = url;
    return this;
  }

  /**
   * Sets the version.
   *
   * @param number 0, the default, or 1
   */
  public HTTPCookieBuilder version(int number) {
    version = number;
    return this;
  }

  /**
   * Sets where it may be sent: with a leading dot to the domain and all below, without to that host
   * only.
   *
   * @param name the domain; null (the default) for the host of the origin URL
   */
  public HTTPCookieBuilder domain(@Nullable String name) {
    domain = name;
    return this;
  }

  /**
   * Sets the path below which it is sent. Required; what does not start with a slash becomes {@code
   * /} (B-187).
   *
   * @param prefix the path
   */
  public HTTPCookieBuilder path(String prefix) {
    path = prefix;
    return this;
  }

  /**
   * Sets when it ends. Means nothing when there is a maximum age (B-189), or in version 1, as on
   * Apple.
   *
   * @param date the end; null (the default) for the end of the process
   */
  public HTTPCookieBuilder expires(@Nullable Instant date) {
    expires = date;
    expiryIsFinal = false;
    return this;
  }

  /**
   * Sets how long it lives from now on; wins over {@link #expires} in both versions (B-189).
   *
   * @param age zero or less ends it at once; null (the default) for no limit
   */
  public HTTPCookieBuilder maximumAge(@Nullable Duration age) {
    maximumAge = age;
    return this;
  }

  /**
   * Sets whether it ends with the process whatever its expiry. Default: when it has no expiry.
   *
   * @param ends true to end it with the process
   */
  public HTTPCookieBuilder discard(boolean ends) {
    discard = ends;
    return this;
  }

  /**
   * Sets whether it is sent over TLS only. Default: false.
   *
   * @param only true for TLS only
   */
  public HTTPCookieBuilder secure(boolean only) {
    secure = only;
    return this;
  }

  /**
   * Sets whether scripts should not see it. Default: false.
   *
   * @param only true to hide it
   */
  public HTTPCookieBuilder httpOnly(boolean only) {
    httpOnly = only;
    return this;
  }

  /**
   * Sets whether a script made it. Default: false.
   *
   * @param scripted true if so
   */
  public HTTPCookieBuilder setByJavaScript(boolean scripted) {
    setByJavaScript = scripted;
    return this;
  }

  /**
   * Sets what it is for.
   *
   * @param text for people; null (the default) for none
   */
  public HTTPCookieBuilder comment(@Nullable String text) {
    comment = text;
    return this;
  }

  /**
   * Sets where to read what it is for.
   *
   * @param url a page; null (the default) for none
   */
  public HTTPCookieBuilder commentURL(@Nullable URI url) {
    commentURL = url;
    return this;
  }

  /**
   * Sets the ports it may be sent to.
   *
   * @param ports the ports; null (the default) or empty for any
   */
  public HTTPCookieBuilder portList(@Nullable List<Integer> ports) {
    portList = ports == null || ports.isEmpty() ? null : List.copyOf(ports);
    return this;
  }

  /**
   * Sets when it stays home.
   *
   * @param policy null (the default) for never
   */
  public HTTPCookieBuilder sameSitePolicy(HTTPCookie.@Nullable SameSitePolicy policy) {
    sameSitePolicy = policy;
    return this;
  }

  /**
   * Sets the jar inside the storage that it lies in.
   *
   * @param identifier null (the default) for the common jar
   */
  public HTTPCookieBuilder partitionIdentifier(@Nullable String identifier) {
    partitionIdentifier = identifier;
    return this;
  }

  /**
   * The cookie.
   *
   * @throws URLSessionUsageException when the name is empty, there is no path, there is neither a
   *     domain nor an origin URL with a host, or a name, value, domain or path cannot stand in a
   *     header field
   */
  public HTTPCookie build() {
    return build(Clock.systemUTC());
  }

  HTTPCookie build(Clock clock) {
    if (name.isEmpty()) {
      throw new URLSessionUsageException("A cookie needs a name: the one given is empty");
    }
    String where = path;
    if (where == null) {
      throw new URLSessionUsageException("A cookie needs a path: call path(\"/\") for all paths");
    }
    Place place = new Place(resolvedDomain(), where.startsWith("/") ? where : "/");
    check("name", name, ";=");
    check("value", value, ";");
    check("domain", place.domain, ";, /");
    check("path", place.path, ";");
    return new HTTPCookie(this, place, clock.instant());
  }

  private String resolvedDomain() {
    String given = domain;
    if (given == null && originURL != null) {
      given = CookieDomain.hostOf(originURL);
    }
    if (given == null || given.isEmpty()) {
      throw new URLSessionUsageException(
          "A cookie needs to know where it belongs: call domain(…) or originURL(…) with a host");
    }
    return given.toLowerCase(Locale.ROOT);
  }

  private static void check(String what, String text, String forbidden) {
    boolean bad =
        text.chars()
            .anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f || forbidden.indexOf(c) >= 0);
    if (bad) {
      throw new URLSessionUsageException(
          "A cookie's "
              + what
              + " cannot hold line ends, control characters or any of "
              + forbidden);
    }
  }

  /** An expiry that was worked out before: copied as it is, whatever the version. */
  HTTPCookieBuilder expiry(@Nullable Instant date) {
    expires = date;
    expiryIsFinal = true;
    return this;
  }

  @Nullable Instant expiryAt(Instant now) {
    Duration age = maximumAge;
    if (age == null) {
      return version == 0 || expiryIsFinal ? expires : null;
    }
    try {
      return age.isNegative() ? now : now.plus(age);
    } catch (DateTimeException | ArithmeticException e) {
      return Instant.MAX;
    }
  }

  /** Where a cookie belongs. */
  record Place(String domain, String path) {}
}
