// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.internal.concurrent.Loop;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Asks for room off the loop: before a body comes, and again and again while it does (P11). */
final class SpaceGuard {

  private static final long INTERVAL_BYTES = 64L << 20;

  private final SpaceCheck check;
  private final Path directory;
  private final Executor io;
  private final Loop loop;
  private long unchecked;

  SpaceGuard(SpaceCheck check, Path directory, Executor io, Loop loop) {
    this.check = check;
    this.directory = directory;
    this.io = io;
    this.loop = loop;
  }

  /** Answers on the loop. */
  void check(long missing, Consumer<Boolean> answer) {
    io.execute(
        () -> {
          boolean fits = check.fits(directory, missing);
          loop.execute(() -> answer.accept(fits));
        });
  }

  /** Bytes were written, of a body that may have no end. */
  void wrote(long bytes, long expected, Runnable full) {
    unchecked += bytes;
    if (unchecked >= INTERVAL_BYTES && expected < 0) {
      unchecked = 0;
      check(
          0,
          fits -> {
            if (!fits) {
              full.run();
            }
          });
    }
  }
}
