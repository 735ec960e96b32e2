// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.daemon.model.WaitReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means for a background task. A fresh answer is the application's, whatever its
 * status (B-270), unless the server itself asks to come again later. While part of a file is held,
 * an error is not taken in its place.
 */
final class AnswerPolicy {

  /** How long a network that only shows its own pages is left alone. */
  static final Duration PORTAL_WAIT = Duration.ofMinutes(1);

  private AnswerPolicy() {}

  /** What to do. */
  sealed interface Verdict {

    /** It is the answer. */
    record Take() implements Verdict {}

    /**
     * Ask again.
     *
     * @param pause how long to leave the host alone; null when only the task waits, and as long as
     *     after other failures
     */
    record Later(WaitReason reason, @Nullable Duration pause) implements Verdict {}

    /** Only the application can help. */
    record Attention(String why) implements Verdict {}

    /** It was no answer but a challenge, and nobody was there to answer that. */
    record Unanswered() implements Verdict {}
  }

  /**
   * Judges an answer.
   *
   * @param holds whether part of the file is there from an earlier answer
   */
  static Verdict judge(HTTPURLResponse answer, boolean holds, Instant now) {
    int status = answer.statusCode();
    Duration told = RetryAfter.parse(answer.value("Retry-After"), now);
    if (asksToWait(status) && told != null) {
      return new Verdict.Later(WaitReason.TOLD_TO_WAIT, told);
    }
    if (!holds) {
      return new Verdict.Take();
    }
    if (status == 401 || status == 403 || status == 407) {
      return new Verdict.Attention(
          "The server no longer lets this download go on (status "
              + status
              + "); give the task a new request.");
    }
    if (status >= 500 || status == 408 || status == 425 || status == 429) {
      return new Verdict.Later(WaitReason.BACKOFF, null);
    }
    return looksLikePortal(answer)
        ? new Verdict.Later(WaitReason.NO_NETWORK, PORTAL_WAIT)
        : new Verdict.Take();
  }

  private static boolean asksToWait(int status) {
    return status == 408 || status == 425 || status == 429 || status == 503;
  }

  /**
   * A page where the rest of a file was to come, from a server that says nothing of its version: a
   * network that wants a login or an acceptance first (N13), or an error page (N14).
   */
  private static boolean looksLikePortal(HTTPURLResponse answer) {
    HTTPHeaders headers = answer.headers();
    String type = headers.value("Content-Type");
    return answer.statusCode() == 200
        && type != null
        && type.strip().toLowerCase(Locale.ROOT).startsWith("text/html")
        && !headers.contains("ETag")
        && !headers.contains("Last-Modified");
  }
}
