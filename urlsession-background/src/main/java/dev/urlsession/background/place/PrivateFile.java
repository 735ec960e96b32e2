// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.place;

import dev.urlsession.internal.store.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;

/** A small file of ours: it has its old content or its new one, never half of it (P20). */
public final class PrivateFile {

  private PrivateFile() {}

  /** Replaces the file as a whole. */
  public static void write(Path file, String content) throws IOException {
    Path fresh = prepare(file, content);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Fails when the file is there. */
  static void writeNew(Path file, String content) throws IOException {
    Path fresh = prepare(file, content);
    try {
      Files.createLink(file, fresh);
    } finally {
      Files.delete(fresh);
    }
  }

  private static Path prepare(Path file, String content) throws IOException {
    Path fresh = OwnerOnly.file(file.resolveSibling(file.getFileName() + "." + UUID.randomUUID()));
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    return fresh;
  }

  /** The whole of it, if it is the user's own. */
  public static String read(Path file) throws IOException {
    // Asked once: between two questions the file may come, and look like something it is not.
    if (!attributes(file).isRegularFile()) {
      throw new UnsafePlaceException(file, "is no ordinary file; remove it");
    }
    String content = Files.readString(file);
    if (!Self.owns(file)) {
      throw new UnsafePlaceException(file, "belongs to another user");
    }
    return content;
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
