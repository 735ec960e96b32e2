// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** {@link FileAccess} on {@code java.nio.file}. */
final class RealFileAccess implements FileAccess {

  private static final boolean WINDOWS =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /**
   * One call of the system for each file. The name need not be a secret: the file is made by this
   * call or not at all, and nobody else may open it.
   */
  @Override
  public NewFile create(Path directory, String stem) throws IOException {
    Path parent = directory.toAbsolutePath();
    FileAttribute<?>[] attributes = ownerOnly(parent);
    while (true) {
      long random = ThreadLocalRandom.current().nextLong();
      String fresh = Long.toUnsignedString(random, Character.MAX_RADIX);
      Path path = parent.resolve(PartLocation.PREFIX + stem + fresh + PartLocation.SUFFIX);
      try {
        return new NewFile(path, new ChannelFile(FileChannel.open(path, NEW, attributes)));
      } catch (FileAlreadyExistsException taken) {
        // Somebody has that name; there are enough others.
      }
    }
  }

  /** The file system knows at once; asking the store reads the list of all mounts each time. */
  private static FileAttribute<?>[] ownerOnly(Path directory) {
    return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {OWNER_ONLY}
        : new FileAttribute<?>[0];
  }

  @Override
  public OpenFile open(Path file, long position) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    try {
      channel.position(position);
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
    return new ChannelFile(channel);
  }

  @Override
  public boolean exists(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public long size(Path file) throws IOException {
    return Files.size(file);
  }

  @Override
  public String identity(Path file) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    // Windows has no key; the time of creation comes close.
    Object key = attributes.fileKey();
    return key == null ? "created " + attributes.creationTime() : key.toString();
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    if (WINDOWS) {
      return; // It lets no directory be opened, and journals names by itself.
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public void move(Path file, Path to) throws IOException {
    Files.move(file, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private record ChannelFile(FileChannel channel) implements OpenFile {

    /** For longer ones Linux takes longer runs of free memory, which a guest may not have. */
    private static final int LONGEST_WRITE = 512 << 10;

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      int limit = bytes.limit();
      bytes.limit(bytes.position() + Math.min(bytes.remaining(), LONGEST_WRITE));
      try {
        return channel.write(bytes);
      } finally {
        bytes.limit(limit);
      }
    }

    @Override
    public void truncate(long length) throws IOException {
      channel.truncate(length);
      channel.position(length);
    }

    @Override
    public void force() throws IOException {
      channel.force(true);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
