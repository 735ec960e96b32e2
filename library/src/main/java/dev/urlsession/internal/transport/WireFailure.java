// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import dev.urlsession.URLError;

/** Why there is no response, and how far the request got. */
public final class WireFailure extends Exception {

  private static final long serialVersionUID = 1;

  private final URLError error;
  private final Reach reach;

  /** How far a request got. */
  public enum Reach {
    /** There was no connection to send it on. */
    NOT_SENT,
    /** There was no connection to the proxy it should have gone through. */
    NO_PROXY,
    /** It went on a connection used before, which ended without a byte of response. */
    STALE_CONNECTION,
    /** Its connection was going away, and the server did not look at it. */
    LEFT_OUT,
    /** The server said that it does not want to look at it now. */
    REFUSED,
    /** It may have been processed. */
    SENT
  }

  /** A failure. */
  public WireFailure(URLError error, Reach reach) {
    super(error.getMessage(), error, false, false);
    this.error = error;
    this.reach = reach;
  }

  /** What the user hears. */
  public URLError error() {
    return error;
  }

  /** How far the request got. */
  public Reach reach() {
    return reach;
  }
}
