// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

/** The user this process runs as. */
public final class Self {

  /** Where files have no owner by number, as on Windows. */
  public static final int UNKNOWN = -1;

  private static final Path PROCESS = Path.of("/proc/self");

  private Self() {}

  /** The user's number, or {@link #UNKNOWN}. */
  public static int userId() throws IOException {
    if (!PROCESS.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return UNKNOWN;
    }
    if (Files.exists(PROCESS)) {
      return userId(PROCESS);
    }
    Path mine = Files.createTempFile("urlsession", null);
    try {
      return userId(mine);
    } finally {
      Files.delete(mine);
    }
  }

  private static int userId(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:uid");
  }

  /** The user by name, as files and sockets tell it. */
  public static UserPrincipal user() throws IOException {
    if (Files.exists(PROCESS)) {
      return Files.getOwner(PROCESS);
    }
    Path mine = Files.createTempFile("urlsession", null);
    try {
      return Files.getOwner(mine);
    } finally {
      Files.delete(mine);
    }
  }

  /** Whether the file itself, not what it links to, is this user's. */
  static boolean owns(Path file) throws IOException {
    int user = userId();
    return user == UNKNOWN
        || (Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS) == user;
  }
}
