// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.urlsession.URLError;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * {@link ResumeData} as bytes: readable text with a version and a checksum, documented to the byte
 * in {@code docs/formats/resume-data.md}.
 *
 * <p>The checksum finds damage, not forgery. What keeps made-up data harmless is that they can name
 * only files that are called as ours are ({@link PartLocation}).
 */
public final class ResumeDataFormat {

  /** Nothing longer is written or read: 1 MiB. */
  static final int MAXIMUM_BYTES = 1 << 20;

  private static final String MAGIC = "urlsession-resume-data ";
  private static final String FIRST_LINE = MAGIC + "1\n";
  private static final String CHECKSUM = "sha256: ";
  private static final int LAST_LINE_BYTES = CHECKSUM.length() + 64 + 1;

  private ResumeDataFormat() {}

  /** The bytes, or null when the request is so large that they would exceed 1 MiB. */
  public static byte @Nullable [] encode(ResumeData data) {
    FieldLines lines = new FieldLines().add("created", data.created());
    RequestFields.write(data.originalRequest(), lines);
    lines.add("current-url", data.currentURL());
    Validators validators = data.point().validators();
    lines.add("etag", validators.etag());
    lines.add("last-modified", validators.lastModified());
    lines.add("last-modified-strong", validators.lastModifiedIsStrong());
    lines.add("bytes-received", data.point().position());
    lines.add("bytes-total", data.point().total());
    lines.add("part-file-name", data.part().name());
    lines.add("part-file-path", data.part().path());
    lines.add("part-file-identity", data.part().identity());
    String text = FIRST_LINE + lines.text();
    byte[] bytes = (text + lastLine(text.getBytes(US_ASCII))).getBytes(US_ASCII);
    return bytes.length <= MAXIMUM_BYTES ? bytes : null;
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws URLError {@code UNSUPPORTED_URL}, Apple's code for it, for anything else (B-122); the
   *     message says what is wrong and repeats nothing of the data
   */
  public static ResumeData decode(byte[] bytes) throws URLError {
    try {
      return read(body(bytes));
    } catch (IllegalArgumentException | DateTimeException invalid) {
      throw URLError.of(
          URLError.Code.UNSUPPORTED_URL,
          "These resume data cannot be used: " + reason(invalid) + ". Start the download again.");
    }
  }

  private static String reason(RuntimeException invalid) {
    // Only our own sentences are repeated: a parser of the JDK would quote the secret it choked on.
    return invalid.getClass() == IllegalArgumentException.class && invalid.getCause() == null
        ? String.valueOf(invalid.getMessage())
        : "a value is malformed";
  }

  private static ResumeData read(String body) {
    FieldLines lines = FieldLines.parse(body);
    Validators validators =
        new Validators(
            lines.optional("etag"),
            lines.optional("last-modified"),
            lines.flag("last-modified-strong", false));
    return new ResumeData(
        RequestFields.read(lines),
        URI.create(lines.required("current-url")),
        new ResumePoint(lines.number("bytes-received"), lines.number("bytes-total"), validators),
        new PartLocation(
            lines.required("part-file-name"),
            lines.required("part-file-path"),
            lines.optional("part-file-identity")),
        Instant.parse(lines.required("created")));
  }

  /** What is between the first line and the last, once both are right. */
  private static String body(byte[] bytes) {
    if (bytes.length > MAXIMUM_BYTES) {
      throw new IllegalArgumentException("they are longer than 1 MiB");
    }
    // One character for each byte, so that positions agree; PercentText refuses what is not ASCII.
    String text = new String(bytes, ISO_8859_1);
    if (!text.startsWith(MAGIC)) {
      throw new IllegalArgumentException("they were not made by this library");
    }
    if (!text.startsWith(FIRST_LINE)) {
      throw new IllegalArgumentException("they are of a version this library does not know");
    }
    int end = text.length() - LAST_LINE_BYTES;
    if (end < FIRST_LINE.length()) {
      throw new IllegalArgumentException("they are cut off");
    }
    if (!text.substring(end).equals(lastLine(Arrays.copyOf(bytes, end)))) {
      throw new IllegalArgumentException("they are damaged, for the checksum does not match");
    }
    return text.substring(FIRST_LINE.length(), end);
  }

  private static String lastLine(byte[] before) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(before);
      return CHECKSUM + HexFormat.of().formatHex(digest) + "\n";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
