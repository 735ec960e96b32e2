// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a download fits on its volume, before its first byte is asked for (P11). */
final class SpaceCheck {

  /** What is left to everybody else. */
  static final long RESERVE = 64L << 20;

  private final Volume volume;

  SpaceCheck(Volume volume) {
    this.volume = volume;
  }

  /** Looks at the machine. */
  static SpaceCheck real() {
    return new SpaceCheck(directory -> Files.getFileStore(directory).getUsableSpace());
  }

  /** Tells how much room there is. */
  @FunctionalInterface
  interface Volume {
    /** In bytes; may block. */
    long usable(Path directory) throws IOException;
  }

  /**
   * Whether so many bytes more may be written there.
   *
   * @param missing bytes still to come; −1 when unknown
   */
  boolean fits(Path directory, long missing) {
    try {
      long usable = volume.usable(directory);
      return usable - Math.max(missing, 0) >= Math.min(RESERVE, RESERVE / 4 + Math.max(missing, 0));
    } catch (IOException unknown) {
      return true; // Writing will tell.
    }
  }
}
