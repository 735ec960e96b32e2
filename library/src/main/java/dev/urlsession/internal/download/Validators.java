// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import dev.urlsession.HTTPHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What tells whether a resource is still the same, byte for byte (RFC 9110 §8.8).
 *
 * @param etag the {@code ETag} as sent, weak or strong
 * @param lastModified the {@code Last-Modified} as sent; a server compares it as text, so it is
 *     never parsed and printed again
 * @param lastModifiedIsStrong whether the date alone identifies the bytes (§8.8.2.2)
 */
public record Validators(
    @Nullable String etag, @Nullable String lastModified, boolean lastModifiedIsStrong) {

  // Printable only: what cannot be sent back as a header is no validator.
  private static final Pattern STRONG_ETAG = Pattern.compile("\"[ !#-~]*\"");
  private static final Pattern SENDABLE = Pattern.compile("[!-~][ -~]*");

  // One clock made both dates when nothing stands between the server and us.
  private static final Duration SAME_CLOCK = Duration.ofSeconds(1);
  private static final Duration OTHER_CLOCKS = Duration.ofSeconds(60);

  /** The validators of an answer. */
  public static Validators from(HTTPHeaders headers) {
    String lastModified = headers.value("Last-Modified");
    return new Validators(headers.value("ETag"), lastModified, isStrong(lastModified, headers));
  }

  boolean hasStrongETag() {
    return etag != null && STRONG_ETAG.matcher(etag).matches();
  }

  /**
   * The value of {@code If-Range} (B-117): a strong ETag, else a date that is strong; null when
   * neither was given and the download cannot be resumed.
   *
   * <p>RFC 9110 §13.1.5 would have no date beside a weak ETag. We send it, because widespread
   * servers give every file a weak ETag made of the very same date, and {@link ResumePolicy}
   * compares the weak ETag too before a byte is appended.
   */
  public @Nullable String ifRange() {
    if (hasStrongETag()) {
      return etag;
    }
    boolean sendable = lastModified != null && SENDABLE.matcher(lastModified).matches();
    return lastModifiedIsStrong && sendable ? lastModified : null;
  }

  /** Whether an answer with these other validators may be of the same bytes as ours. */
  boolean agreeWith(Validators answer) {
    return agree(etag, answer.etag)
        && (hasStrongETag() || agree(lastModified, answer.lastModified));
  }

  private static boolean agree(@Nullable String held, @Nullable String answered) {
    return held == null || answered == null || held.equals(answered);
  }

  private static boolean isStrong(@Nullable String lastModified, HTTPHeaders headers) {
    Instant modified = date(lastModified);
    Instant sent = date(headers.value("Date"));
    if (modified == null || sent == null) {
      return false;
    }
    boolean relayed = headers.contains("Via") || headers.contains("Age");
    return !modified.plus(relayed ? OTHER_CLOCKS : SAME_CLOCK).isAfter(sent);
  }

  private static @Nullable Instant date(@Nullable String field) {
    if (field == null) {
      return null;
    }
    try {
      return DateTimeFormatter.RFC_1123_DATE_TIME.parse(field, Instant::from);
    } catch (DateTimeException malformed) {
      return null;
    }
  }
}
