// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLRequest;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a download can be resumed, and what the answer to a resumed one means. Pure: it
 * looks at values and touches nothing.
 */
public final class ResumePolicy {

  private ResumePolicy() {}

  /**
   * B-115: whether resume data may be made for a download that is being answered by {@code
   * response}. That the part file exists is the caller's to know.
   */
  public static boolean canResume(URLRequest original, HTTPURLResponse response) {
    return obstacle(original, response) == null;
  }

  /** Why there can be no resume data, as one sentence for logs; null when there can be. */
  public static @Nullable String obstacle(URLRequest original, HTTPURLResponse response) {
    HTTPHeaders headers = response.headers();
    if (!isWeb(original.url()) || !isWeb(response.url())) {
      return "Only http and https downloads can be resumed.";
    }
    if (!"GET".equals(original.httpMethod()) || original.httpBody() != null) {
      return "Only a GET without a body can be resumed.";
    }
    if (original.value("Range") != null || original.value("If-Range") != null) {
      return "The request asks for a range of its own.";
    }
    if (response.statusCode() != 200 && response.statusCode() != 206) {
      return "The answer is not the resource.";
    }
    if (response.statusCode() == 206 && isMultipart(headers)) {
      return "The answer is several ranges.";
    }
    if (isEncoded(headers)) {
      return "The answer has a content encoding, so file and wire positions differ.";
    }
    if (response.statusCode() != 206 && !acceptsByteRanges(headers)) {
      return "The server does not accept byte ranges.";
    }
    if (Validators.from(headers).ifRange() == null) {
      return "The server sent neither a strong ETag nor a reliable Last-Modified.";
    }
    return null;
  }

  /** What the answer to a resumed download means (B-117 to B-121). */
  public static Verdict judge(ResumeData held, HTTPURLResponse response) {
    Verdict verdict = judge(held.point(), response);
    boolean redirected = !held.currentURL().equals(held.originalRequest().url());
    if (verdict instanceof Verdict.Deliver && redirected && isGone(response.statusCode())) {
      return new Verdict.StartOverWithNewRequest(
          "The address the first request was redirected to is no longer valid.");
    }
    return verdict;
  }

  /** The same for a download that is retried while its task lives. */
  public static Verdict judge(ResumePoint held, HTTPURLResponse response) {
    return switch (response.statusCode()) {
      case 200 -> new Verdict.StartOver(reasonFor200(held, response.headers()));
      case 206 -> judgePartial(held, response);
      case 416 -> judgeUnsatisfied(held, response.headers());
      default -> new Verdict.Deliver(isPassing(response.statusCode()));
    };
  }

  private static Verdict judgePartial(ResumePoint held, HTTPURLResponse response) {
    HTTPHeaders headers = response.headers();
    if (isMultipart(headers)) {
      return startOver("The server answered with several ranges.");
    }
    if (isEncoded(headers)) {
      return startOver("The server answered with an encoded range.");
    }
    if (!held.validators().agreeWith(Validators.from(headers))) {
      return startOver("The server answered with a range of another version.");
    }
    ContentRange range = ContentRange.parse(headers.value("Content-Range"));
    if (range == null || range.isUnsatisfied()) {
      return startOver("The server answered with a range without saying which.");
    }
    return judgeRange(held, range, response.expectedContentLength());
  }

  private static Verdict judgeRange(ResumePoint held, ContentRange range, long bodyLength) {
    if (range.first() != held.position()) {
      return startOver("The server answered with a range that begins elsewhere.");
    }
    long total = range.total() == -1 ? held.total() : range.total();
    if (held.total() != -1 && total != held.total()) {
      return startOver("The length of the resource changed.");
    }
    if (total != -1 && range.end() != total) {
      return startOver("The server answered with only a part of the rest.");
    }
    if (bodyLength >= 0 && bodyLength != range.length()) {
      return startOver("The server's range and its body differ in length.");
    }
    return new Verdict.Append(held.position(), total);
  }

  private static Verdict judgeUnsatisfied(ResumePoint held, HTTPHeaders headers) {
    ContentRange range = ContentRange.parse(headers.value("Content-Range"));
    if (range == null || range.total() != held.position()) {
      return startOver("The server has no bytes at the position where the download stopped.");
    }
    boolean sameTotal = held.total() == -1 || held.total() == range.total();
    if (!sameTotal || !held.validators().agreeWith(Validators.from(headers))) {
      return startOver("The resource changed.");
    }
    return new Verdict.Complete();
  }

  private static String reasonFor200(ResumePoint held, HTTPHeaders headers) {
    return held.validators().agreeWith(Validators.from(headers))
        ? "The server did not honour the range and sent everything."
        : "The resource changed.";
  }

  private static Verdict startOver(String reason) {
    return new Verdict.StartOverWithNewRequest(reason);
  }

  /** What servers say that are busy, or that want a credential first. */
  private static boolean isPassing(int status) {
    return switch (status) {
      case 401, 403, 407, 408, 425, 429 -> true;
      default -> status >= 500;
    };
  }

  /** What servers say of an address whose signature or lifetime has run out. */
  private static boolean isGone(int status) {
    return status == 403 || status == 404 || status == 410;
  }

  private static boolean isWeb(@Nullable URI url) {
    return url != null
        && ("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()));
  }

  private static boolean isMultipart(HTTPHeaders headers) {
    String type = headers.value("Content-Type");
    return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/byteranges");
  }

  private static boolean isEncoded(HTTPHeaders headers) {
    String coding = headers.value("Content-Encoding");
    return coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity");
  }

  private static boolean acceptsByteRanges(HTTPHeaders headers) {
    String units = headers.value("Accept-Ranges");
    if (units == null) {
      return false;
    }
    for (String unit : units.split(",", -1)) {
      if (unit.strip().equalsIgnoreCase("bytes")) {
        return true;
      }
    }
    return false;
  }
}
