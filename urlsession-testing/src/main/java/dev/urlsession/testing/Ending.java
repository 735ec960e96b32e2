// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

/** What happens when the answer, or the part of it that is to be sent, is out. */
enum Ending {
  /** The message ends as it should, the connection is kept. */
  KEEP(false),
  /**
   * The message ends as it should, then the server closes the connection without having said so.
   */
  CLOSE_IDLE(false),
  /** The message ends as it should; the next request on the connection closes it, unanswered. */
  CLOSE_ON_NEXT(false),
  /** HTTP/2: the message ends as it should, then GOAWAY. */
  GO_AWAY(false),
  /** HTTP/2: GOAWAY instead of the message, which leaves out the request. */
  GO_AWAY_UNSEEN(true),
  /** In the middle of the message the connection is closed, with TLS's close_notify. */
  CLOSE(true),
  /** In the middle of the message the connection is closed below TLS. */
  TRUNCATE(true),
  /** In the middle of the message the connection is reset. */
  RESET(true),
  /** In the middle of the message comes a chunk whose size is no number. */
  BAD_CHUNK(true),
  /** HTTP/2: in the middle of the message the stream is reset. */
  RESET_STREAM(true);

  private final boolean cutsShort;

  Ending(boolean cutsShort) {
    this.cutsShort = cutsShort;
  }

  boolean cutsShort() {
    return cutsShort;
  }
}
