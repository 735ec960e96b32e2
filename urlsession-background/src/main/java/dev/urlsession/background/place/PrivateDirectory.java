// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.place;

import dev.urlsession.internal.store.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A directory nobody else can look into. One that is there already is believed only if it always
 * could have been made by us: no link, our own, 0700 (S01, S02).
 */
public final class PrivateDirectory {

  private static final Set<PosixFilePermission> PERMISSIONS =
      PosixFilePermissions.fromString("rwx------");

  private PrivateDirectory() {}

  /** Makes it where it is missing, and checks it. */
  public static Path make(Path directory) throws IOException {
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      OwnerOnly.directory(directory);
    }
    check(directory);
    return directory;
  }

  /** Fails with {@link UnsafePlaceException} when others could have a hand in it. */
  public static void check(Path directory) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnsafePlaceException(directory, "is a link or no directory; remove it");
    }
    if (!Self.owns(directory)) {
      throw new UnsafePlaceException(directory, "belongs to another user");
    }
    if (isPosix(directory)
        && !Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS)
            .equals(PERMISSIONS)) {
      throw new UnsafePlaceException(directory, "is open to others; run chmod 700 on it");
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
