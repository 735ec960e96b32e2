// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.wire;

/**
 * The protocol numbers that a side speaks.
 *
 * @param minimum the oldest
 * @param maximum the newest
 */
public record ProtocolRange(int minimum, int maximum) {

  /** Of this version. */
  public static final ProtocolRange OURS = new ProtocolRange(Protocol.MINIMUM, Protocol.MAXIMUM);

  /** The newest both sides speak; 0 when there is none. */
  public int newestWith(ProtocolRange other) {
    int newest = Math.min(maximum, other.maximum);
    return newest < Math.max(minimum, other.minimum) ? 0 : newest;
  }

  /** As people read it. */
  public String text() {
    return minimum == maximum ? "protocol " + minimum : "protocols " + minimum + " to " + maximum;
  }
}
