// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

/** What kind of traffic a request is. Apple: {@code NSURLRequestNetworkServiceType}. */
public enum NetworkServiceType {
  /** Nothing special. */
  DEFAULT(0),
  /** A call's signalling; deprecated by Apple. */
  VOIP(1),
  /** Video. */
  VIDEO(2),
  /** Something nobody waits for. */
  BACKGROUND(3),
  /** Voice. */
  VOICE(4),
  /** Something somebody waits for. */
  RESPONSIVE_DATA(6),
  /** Streamed sound and pictures. */
  AV_STREAMING(8),
  /** Sound and pictures somebody waits for. */
  RESPONSIVE_AV(9),
  /** A call's signalling. */
  CALL_SIGNALING(11);

  private final int rawValue;

  NetworkServiceType(int rawValue) {
    this.rawValue = rawValue;
  }

  /** Apple's number. */
  public int rawValue() {
    return rawValue;
  }
}
