// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.machine;

import dev.urlsession.background.place.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A clock for dates that are kept, such as when a task's time is up. It counts the time that
 * passes, also while the machine sleeps or the daemon is not there, but who sets the machine's
 * clock does not move it: nothing expires early, and nothing waits for a year (N19). Thread-safe.
 *
 * <p>How far it is from the machine's clock is in a file, with when that was noted last. A machine
 * that was off for longer than {@link ClockWatch#LONGEST_SLEEP} looks like one whose clock was set;
 * then that time does not count.
 */
public final class SteadyClock extends Clock {

  private final Supplier<Instant> wall;
  private final LongSupplier nanos;
  private final ClockWatch watch;
  private final @Nullable Path file;
  private Duration ahead;

  private SteadyClock(
      Supplier<Instant> wall, LongSupplier nanos, @Nullable Path file, Duration ahead) {
    this.wall = wall;
    this.nanos = nanos;
    this.watch = new ClockWatch(wall.get(), nanos.getAsLong());
    this.file = file;
    this.ahead = ahead;
  }

  /** Steady as long as the process lives. */
  public static SteadyClock of(Supplier<Instant> wall, LongSupplier nanos) {
    return new SteadyClock(wall, nanos, null, Duration.ZERO);
  }

  /** Steady across lives of the daemon: goes on from what the file says. */
  public static SteadyClock open(Path file, Supplier<Instant> wall, LongSupplier nanos)
      throws IOException {
    SteadyClock clock = new SteadyClock(wall, nanos, file, aheadNow(file, wall.get()));
    clock.note();
    return clock;
  }

  /** How far the machine's clock is ahead of this one. */
  private static Duration aheadNow(Path file, Instant now) throws IOException {
    String[] words = Files.exists(file) ? PrivateFile.read(file).strip().split(" ", 2) : none();
    if (words.length != 2 || !words[0].matches("-?\\d{1,15}") || !words[1].matches("-?\\d{1,15}")) {
      return Duration.ZERO;
    }
    Duration ahead = Duration.ofMillis(Long.parseLong(words[1]));
    Duration passed = Duration.between(Instant.ofEpochMilli(Long.parseLong(words[0])), now);
    boolean tolerable = passed.abs().compareTo(ClockWatch.TOLERATED) <= 0;
    return tolerable || ClockWatch.isTime(passed) ? ahead : ahead.plus(passed);
  }

  private static String[] none() {
    return new String[0];
  }

  /** Writes down what it is now; every now and then, so that a crash loses little. Blocks. */
  public synchronized void note() throws IOException {
    Path place = file;
    if (place == null) {
      return;
    }
    instant();
    String line = wall.get().toEpochMilli() + " " + ahead.toMillis() + "\n";
    // Always by the same name, so that a crash in between leaves one file, which the next takes.
    Path fresh = place.resolveSibling(place.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public synchronized Instant instant() {
    Instant now = wall.get();
    ClockWatch.Look look = watch.look(now, nanos.getAsLong());
    if (look.verdict() == ClockWatch.Verdict.SET) {
      ahead = ahead.plus(look.jump());
    }
    return now.minus(ahead);
  }

  /** What this clock shows when the machine's, as it is set now, shows that. */
  public synchronized Instant fromWall(Instant date) {
    instant();
    return date.minus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Instants have no zone: the same clock. */
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
