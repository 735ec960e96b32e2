// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import java.time.Duration;

/**
 * When the file of a download that must survive a crash is forced to the device.
 *
 * <p>A checkpoint is due when both so many bytes came and so much time passed; that bounds what is
 * fetched twice by the greater of the two. On a slow line the bytes alone would take too long.
 *
 * @param bytes how many, at least
 * @param interval how long, at least
 * @param latest after so long it is due whatever came
 */
public record CheckpointPolicy(long bytes, Duration interval, Duration latest) {

  /** 8 MiB and 2 seconds, but every 30 seconds. */
  public static final CheckpointPolicy DEFAULT =
      new CheckpointPolicy(8L << 20, Duration.ofSeconds(2), Duration.ofSeconds(30));

  /** Whether it is due after so many bytes in so much time. */
  public boolean isDue(long newBytes, Duration passed) {
    if (newBytes <= 0) {
      return false;
    }
    return (newBytes >= bytes && passed.compareTo(interval) >= 0) || passed.compareTo(latest) >= 0;
  }
}
