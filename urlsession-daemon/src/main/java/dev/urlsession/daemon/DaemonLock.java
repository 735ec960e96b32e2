// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What makes a daemon the only one of its state directory, from before it looks at the database
 * until after it has closed it (L02). Nothing else in this process may open the file: closing any
 * channel to it would drop the lock (L06).
 */
final class DaemonLock implements AutoCloseable {

  private final Path file;
  private final FileChannel channel;
  private final @Nullable Object key;

  private DaemonLock(Path file, FileChannel channel, @Nullable Object key) {
    this.file = file;
    this.channel = channel;
    this.key = key;
  }

  /** Empty when another daemon has it. */
  static Optional<DaemonLock> take(Path file) throws IOException {
    while (true) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      Object before = key(file);
      if (!isLocked(channel)) {
        channel.close();
        return Optional.empty();
      }
      if (before != null && before.equals(key(file))) {
        return Optional.of(new DaemonLock(file, channel, before));
      }
      channel.close(); // Somebody replaced the file in between: a lock on the old one is no lock.
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ours) {
      return false;
    }
  }

  /** Whether the file is still the one that is locked; else another daemon may be at work (L03). */
  boolean isOurs() throws IOException {
    return Objects.equals(key, key(file));
  }

  private static @Nullable Object key(Path file) throws IOException {
    try {
      Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return key == null ? file : key; // Windows has none, and lets nobody delete an open file.
    } catch (NoSuchFileException gone) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
