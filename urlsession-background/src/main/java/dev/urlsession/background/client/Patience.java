// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.client;

import java.time.Duration;

/**
 * How long a client waits for a daemon that may hang (P10).
 *
 * @param hello for its first answer
 * @param call for each other answer
 * @param start for one that was just started
 */
public record Patience(Duration hello, Duration call, Duration start) {

  /**
   * Long enough for a machine that is busy, and a disk that has fallen asleep. A daemon that cannot
   * start says so much sooner.
   */
  public static final Patience USUAL =
      new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30));
}
