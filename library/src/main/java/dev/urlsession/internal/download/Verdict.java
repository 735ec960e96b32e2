// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

/** What the answer to a resumed download means for the bytes already held. */
public sealed interface Verdict {

  /**
   * B-118: the body continues what we hold. Tell the delegate didResumeAtOffset, then append.
   *
   * @param offset where the body begins; what we hold
   * @param total the length of the whole, or −1 when unknown
   */
  record Append(long offset, long total) implements Verdict {}

  /**
   * B-119: the body of this answer is the whole resource. Cut the part file to nothing, tell the
   * delegate didResumeAtOffset with 0, and write this body.
   *
   * @param reason one sentence for people
   */
  record StartOver(String reason) implements Verdict {}

  /**
   * B-120, B-121: this body is of no use and must be discarded. Cut the part file to nothing and
   * send the original request without {@code Range}.
   *
   * @param reason one sentence for people
   */
  record StartOverWithNewRequest(String reason) implements Verdict {}

  /** B-120: we held every byte before we asked. Finish with the file as it is. */
  record Complete() implements Verdict {}

  /**
   * B-113: an answer about something else, such as 401, 404 or 503. It is downloaded into a fresh
   * file like any other answer.
   *
   * @param passing whether the server may answer otherwise later, such as after a 503: the part
   *     file stays where the resume data look for it, so that no byte comes twice. After others it
   *     is removed, for nobody would own it any more (B-126).
   */
  record Deliver(boolean passing) implements Verdict {}
}
