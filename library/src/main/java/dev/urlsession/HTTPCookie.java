// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A cookie: a name and a value that a server wants back, and where it may be sent. Apple: {@code
 * HTTPCookie}.
 *
 * <p>Made by {@link #builder} or read from a response by {@link #cookiesWithResponseHeaderFields};
 * kept by {@link HTTPCookieStorage}. Equal when all properties are. The value does not show in
 * {@link #toString()}. Immutable and thread-safe.
 */
public final class HTTPCookie {

  private final int version;
  private final String name;
  private final String value;
  private final String domain;
  private final String path;
  private final @Nullable Instant expiresDate;
  private final boolean sessionOnly;
  private final boolean secure;
  private final boolean httpOnly;
  private final boolean setByJavaScript;
  private final @Nullable String comment;
  private final @Nullable URI commentURL;
  private final @Nullable List<Integer> portList;
  private final @Nullable SameSitePolicy sameSitePolicy;
  private final @Nullable String partitionIdentifier;

  HTTPCookie(HTTPCookieBuilder builder, HTTPCookieBuilder.Place place, Instant now) {
    version = builder.version;
    name = builder.name;
    value = builder.value;
    domain = place.domain();
    path = place.path();
    expiresDate = builder.expiryAt(now);
    sessionOnly = expiresDate == null || Boolean.TRUE.equals(builder.discard);
    secure = builder.secure;
    httpOnly = builder.httpOnly;
    setByJavaScript = builder.setByJavaScript;
    comment = builder.comment;
    commentURL = builder.commentURL;
    portList = builder.portList;
    sameSitePolicy = builder.sameSitePolicy;
    partitionIdentifier = builder.partitionIdentifier;
  }

  /**
   * Starts a cookie; give it a path and a domain or an origin URL, too.
   *
   * @param name the name; not empty
   * @param value the value; may be empty
   */
  public static HTTPCookieBuilder builder(String name, String value) {
    return new HTTPCookieBuilder(name, value);
  }

  /** A builder with all properties of this cookie. Apple: {@code properties}. */
  public HTTPCookieBuilder toBuilder() {
    HTTPCookieBuilder builder = new HTTPCookieBuilder(name, value);
    if (sessionOnly && expiresDate != null) {
      builder.discard(true);
    }
    return builder
        .version(version)
        .domain(domain)
        .path(path)
        .expiry(expiresDate)
        .secure(secure)
        .httpOnly(httpOnly)
        .setByJavaScript(setByJavaScript)
        .comment(comment)
        .commentURL(commentURL)
        .portList(portList)
        .sameSitePolicy(sameSitePolicy)
        .partitionIdentifier(partitionIdentifier);
  }

  /**
   * The cookies of a response: one for every Set-Cookie line that holds one (B-193). Reading does
   * not ask whether the server may set them: {@link HTTPCookieStorage#setCookies} does (B-184).
   *
   * @param headers the response's fields
   * @param url the URL that answered; its host and directory stand in for a missing domain and path
   * @return in the order of the lines; empty when the URL has no host
   */
  public static List<HTTPCookie> cookiesWithResponseHeaderFields(HTTPHeaders headers, URI url) {
    return HTTPCookieReader.read(headers.values("Set-Cookie"), url, Clock.systemUTC());
  }

  /**
   * The cookies of a response whose fields are a map, where several Set-Cookie lines are joined by
   * commas: they are taken apart at a comma that a name and "=" follow (B-192). Prefer {@link
   * #cookiesWithResponseHeaderFields(HTTPHeaders, URI)}, which has no need to guess.
   *
   * @param headerFields the response's fields; names are compared without case
   * @param url the URL that answered
   * @return in the order of the lines; empty when the URL has no host
   */
  public static List<HTTPCookie> cookiesWithResponseHeaderFields(
      Map<String, String> headerFields, URI url) {
    return HTTPCookieReader.readJoined(headerFields, url, Clock.systemUTC());
  }

  /**
   * The field that sends cookies: {@code Cookie: a=1; b=2}, longer paths first (B-194).
   *
   * @param cookies what to send; that they belong to the URL is the caller's care
   * @return one entry; empty for no cookies
   */
  public static Map<String, String> requestHeaderFieldsWithCookies(List<HTTPCookie> cookies) {
    return HTTPCookieReader.requestHeaderFields(cookies);
  }

  /** 0 for Netscape's cookies, the default; 1 for those of RFC 2965. */
  public int version() {
    return version;
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** The value, as it is sent; often a secret. */
  public String value() {
    return value;
  }

  /** When it ends; null when it ends with the process. */
  public @Nullable Instant expiresDate() {
    return expiresDate;
  }

  /**
   * Whether it ends with the process, whatever {@link #expiresDate()} says, and is never on disk.
   */
  public boolean isSessionOnly() {
    return sessionOnly;
  }

  /**
   * Where it may be sent, in lower case: with a leading dot to that domain and all below it,
   * without to that host only (B-185).
   */
  public String domain() {
    return domain;
  }

  /** The path below which it is sent; {@code /} for all (B-187). */
  public String path() {
    return path;
  }

  /** Whether it is sent over TLS only (B-188). */
  public boolean isSecure() {
    return secure;
  }

  /** Whether scripts should not see it; means nothing to a session. Apple: {@code isHTTPOnly}. */
  public boolean isHTTPOnly() {
    return httpOnly;
  }

  /** Whether a script made it; kept for its reader, means nothing to a session. */
  public boolean isSetByJavaScript() {
    return setByJavaScript;
  }

  /** What the server says it is for; null when it does not. */
  public @Nullable String comment() {
    return comment;
  }

  /** Where the server says what it is for; null when it does not. */
  public @Nullable URI commentURL() {
    return commentURL;
  }

  /** The ports it may be sent to; null for any (B-198). */
  public @Nullable List<Integer> portList() {
    return portList;
  }

  /** Whether it stays home when another site asks; null when it does not (B-197). */
  public @Nullable SameSitePolicy sameSitePolicy() {
    return sameSitePolicy;
  }

  /**
   * The jar inside the storage that it lies in (B-196); null for the common one. Given by {@link
   * URLRequest#cookiePartitionIdentifier()} when a response sets it.
   */
  public @Nullable String partitionIdentifier() {
    return partitionIdentifier;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HTTPCookie that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, domain, path, partitionIdentifier);
  }

  private List<@Nullable Object> parts() {
    return Arrays.asList(
        version,
        name,
        value,
        domain,
        path,
        expiresDate,
        sessionOnly,
        secure,
        httpOnly,
        setByJavaScript,
        comment,
        commentURL,
        portList,
        sameSitePolicy,
        partitionIdentifier);
  }

  /** The name, domain and path; not the value. */
  @Override
  public String toString() {
    return "HTTPCookie[" + name + ", domain " + domain + ", path " + path + "]";
  }

  /** When a cookie stays home. Apple: {@code HTTPCookieStringPolicy}. */
  public enum SameSitePolicy {
    /** Sent to its own site, and when the user follows a link to it. */
    LAX,
    /** Sent to its own site only. */
    STRICT
  }
}
