// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

/**
 * How far a download got, and of what.
 *
 * @param position how many bytes are in the part file; the next one wanted
 * @param total the length of the whole, or −1 when the server did not say
 * @param validators what the server called the version those bytes are of
 */
public record ResumePoint(long position, long total, Validators validators) {

  /** Refuses a position outside the download. */
  public ResumePoint {
    if (position < 0 || total < -1 || (total != -1 && position > total)) {
      throw new IllegalArgumentException("the position is not inside the download");
    }
  }
}
