// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

import org.jspecify.annotations.Nullable;

/**
 * How much of a task is safe on disk or at the server.
 *
 * @param received bytes of the body that are on the device
 * @param sent bytes of the upload the server has acknowledged, or that were sent
 * @param expected length of the whole body, or −1
 * @param resumeData the library's resume data, from which a download goes on; null while there is
 *     nothing to go on from
 */
public record Checkpoint(long received, long sent, long expected, byte @Nullable [] resumeData) {

  /** Nothing yet. */
  public static final Checkpoint NONE = new Checkpoint(0, 0, -1, null);
}
