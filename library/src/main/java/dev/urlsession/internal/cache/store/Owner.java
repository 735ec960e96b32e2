// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import dev.urlsession.internal.store.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who writes a file: a name with a locked file. The system takes the lock back when the process
 * ends, however it ends; so others can tell the files of the dead.
 */
final class Owner implements AutoCloseable {

  /** Those of this process: to open their files would give their locks back. */
  private static final Set<String> OURS = ConcurrentHashMap.newKeySet();

  private final String name;
  private final Path file;
  private final FileChannel channel;

  private Owner(String name, Path file, FileChannel channel) {
    this.name = name;
    this.file = file;
    this.channel = channel;
  }

  /** A new owner, alive. */
  static Owner create(Path directory) throws IOException {
    String name = UUID.randomUUID().toString();
    OURS.add(name);
    Path file = file(directory, name);
    FileChannel channel = FileChannel.open(OwnerOnly.file(file), StandardOpenOption.WRITE);
    try {
      channel.lock();
      return new Owner(name, file, channel);
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
  }

  String name() {
    return name;
  }

  /** Whether the owner's process has ended. Removes what is left of it then. */
  static boolean isDead(Path directory, String name) {
    Path file = file(directory, name);
    if (OURS.contains(name)) {
      return false;
    }
    if (!Files.exists(file)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        Files.deleteIfExists(file);
        return true;
      }
      return false;
    } catch (IOException unknown) {
      return false;
    }
  }

  private static Path file(Path directory, String name) {
    return directory.resolve(name + ".owner");
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(file);
      OURS.remove(name);
    } catch (IOException ignored) {
      // Found dead later.
      return;
    }
  }
}
