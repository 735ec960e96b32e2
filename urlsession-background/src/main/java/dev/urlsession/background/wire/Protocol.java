// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.wire;

/** What this version of the library speaks. */
public final class Protocol {

  /** The oldest protocol both sides of this version still speak. */
  public static final int MINIMUM = 1;

  /** The newest. */
  public static final int MAXIMUM = 1;

  /** No message may be longer; what can be is sent in pages. */
  public static final int MAXIMUM_MESSAGE_BYTES = 1 << 20;

  /** The most tasks of one enqueue. */
  public static final int MAXIMUM_TASKS = 1_000;

  private Protocol() {}
}
