// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.URLError;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.download.FileAccess;
import dev.urlsession.internal.download.PartFile;
import dev.urlsession.internal.download.ResumeData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one download durable: says when its file is to be forced, forces it, and knows up to where
 * it is safe. What {@link #isDue} counts is the loop's; the rest is the writer's.
 */
final class Checkpoints {

  private final Durability durability;
  private final FileAccess files;
  private final Timers timers;
  private long bytes;
  private long since;
  private boolean underWay;
  private @Nullable ResumeData safe;
  private @Nullable Path named;
  private boolean broken;

  Checkpoints(Durability durability, FileAccess files, Timers timers) {
    this.durability = durability;
    this.files = files;
    this.timers = timers;
    this.since = timers.nanoTime();
  }

  Durability durability() {
    return durability;
  }

  /** Counts what was written; true when the file is to be forced, until {@link #done}. */
  boolean isDue(long written) {
    bytes += written;
    Duration passed = Duration.ofNanos(timers.nanoTime() - since);
    if (underWay || !durability.checkpoints().isDue(bytes, passed)) {
      return false;
    }
    underWay = true;
    bytes = 0;
    return true;
  }

  void done() {
    underWay = false;
    since = timers.nanoTime();
  }

  /** Goes on behind bytes that were safe already. */
  void resumed(ResumeData data) {
    safe = data;
  }

  /** Nothing is held any more. */
  void startedOver() {
    safe = null;
    broken = false;
  }

  /**
   * Waits until the device has all that was written. A failure is not tried again: the system may
   * have thrown the bytes away and report success the next time.
   */
  void force(PartFile part) throws URLError {
    if (broken) {
      throw URLError.of(
          URLError.Code.CANNOT_WRITE_TO_FILE,
          "The device could not take all bytes of " + part.path() + "; they must be loaded again.");
    }
    if (!part.isOpen()) {
      return; // It was forced before it was closed.
    }
    broken = true;
    part.force();
    if (!part.path().equals(named)) {
      part.forceName();
      named = part.path();
    }
    broken = false;
  }

  /** The same, up to a point from where it could go on; returns it with the file's identity. */
  ResumeData reach(PartFile part, ResumeData point) throws URLError {
    force(part);
    ResumeData reached =
        new ResumeData(
            point.originalRequest(),
            point.currentURL(),
            point.point(),
            point.part().identified(identity(part.path())),
            point.created());
    safe = reached;
    return reached;
  }

  /** The last point that is surely on the device; null when there is none. */
  @Nullable ResumeData safe() {
    return safe;
  }

  /** Whether the file is the one the resume data were made for. */
  boolean isSame(ResumeData data, Path file) {
    String expected = data.part().identity();
    return expected == null || expected.equals(identity(file));
  }

  private String identity(Path file) {
    try {
      return files.identity(file);
    } catch (IOException gone) {
      return "";
    }
  }

  void tell(ResumeData point) {
    durability.listener().reached(point);
  }
}
