// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

/** Why the engine stops a transfer that runs; a later one here takes the place of an earlier. */
enum Stop {
  /** Its connections are surely dead. */
  RECONNECT,
  /** Its network may not be used any more. */
  NETWORK,
  /** The daemon ends, or gives it to another. */
  DRAIN,
  /** The application suspended it. */
  SUSPEND,
  /** Its time is up. */
  EXPIRED,
  /** The application cancelled it. */
  CANCEL,
  /** The application cancelled it and wants to go on later. */
  CANCEL_AND_KEEP,
  /** Its session is gone. */
  FORGET
}
