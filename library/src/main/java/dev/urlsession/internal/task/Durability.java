// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.internal.download.CheckpointPolicy;
import dev.urlsession.internal.download.ResumeData;

/**
 * How a download outlives a crash of its process; downloads in the app's own process have none.
 *
 * <p>The file is forced to the device before anybody is told that its bytes are there. Whenever the
 * content begins anew it begins in a new file, so that what was recorded of the old one can never
 * be mistaken for it.
 *
 * @param stem letters, digits and hyphens that tell whose the part files are, by their names
 * @param checkpoints when the file is forced
 * @param verified whether the content is compared with a known digest in the end
 * @param listener told of each checkpoint, on the loop
 */
public record Durability(
    String stem, CheckpointPolicy checkpoints, boolean verified, Listener listener) {

  /** Hears from where a download could go on after a crash. */
  @FunctionalInterface
  public interface Listener {

    /** The bytes up to this point are on the device. */
    void reached(ResumeData point);
  }
}
