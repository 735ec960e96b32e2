// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import dev.urlsession.HTTPURLResponse;

/**
 * The second question to a server that answered {@code Range} with {@code If-Range} by sending
 * everything although nothing changed: some caches honour a range only without the condition, which
 * is then ours to check. Pure.
 */
public final class PlainRange {

  private PlainRange() {}

  /**
   * Whether to ask again without {@code If-Range}.
   *
   * @param verified whether the content is compared with a known digest in the end; then another
   *     ETag is no reason to throw away what is of the same length
   */
  public static boolean isWorthAsking(
      ResumePoint held, HTTPURLResponse everything, boolean verified) {
    boolean sameLength = held.total() != -1 && held.total() == everything.expectedContentLength();
    return everything.statusCode() == 200
        && sameLength
        && (verified || isSame(held, everything))
        && held.position() > 0;
  }

  /** What the answer to the second question means: only a range that names our ETag is appended. */
  public static Verdict judge(ResumePoint held, HTTPURLResponse response, boolean verified) {
    if (response.statusCode() != 206) {
      return ResumePolicy.judge(held, response);
    }
    ContentRange range = ContentRange.parse(response.value("Content-Range"));
    boolean sameTotal = range != null && held.total() != -1 && range.total() == held.total();
    if (!sameTotal || !(verified || isSame(held, response))) {
      return new Verdict.StartOverWithNewRequest("The range may be of another version.");
    }
    Validators any = verified ? new Validators(null, null, false) : held.validators();
    return ResumePolicy.judge(new ResumePoint(held.position(), held.total(), any), response);
  }

  private static boolean isSame(ResumePoint held, HTTPURLResponse response) {
    String etag = held.validators().etag();
    return held.validators().hasStrongETag() && etag != null && etag.equals(response.value("ETag"));
  }
}
