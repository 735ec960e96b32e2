// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.relaunch;

import dev.urlsession.daemon.hub.LaunchRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * What may be started, looked at anew at each start (S15): a record must not become a way for
 * others to have something run as this user. The executable is a file of this user or of root, and
 * nobody else may write it or the directory it is in.
 */
public final class LaunchCheck {

  private final UserPrincipal self;

  /** Trusts whom this file or directory belongs to. */
  public LaunchCheck(Path ours) throws IOException {
    self = Files.getOwner(ours);
  }

  /** Why it may not be started; null when it may. */
  @Nullable String objection(LaunchRecord record) {
    Path executable = record.executable();
    if (!executable.isAbsolute() || !record.workingDirectory().isAbsolute()) {
      return "a path of the launch record is not absolute";
    }
    try {
      Path real = executable.toRealPath();
      if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS) || !Files.isExecutable(real)) {
        return "the executable is no program";
      }
      if (!Files.isDirectory(record.workingDirectory())) {
        return "the working directory is gone";
      }
      for (Path path : new Path[] {real, real.getParent()}) {
        String objection = path == null ? null : objection(path);
        if (objection != null) {
          return objection;
        }
      }
      return null;
    } catch (IOException missing) {
      return "the executable is gone";
    }
  }

  private @Nullable String objection(Path path) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return null; // The profile of the user is closed to others by the system.
    }
    PosixFileAttributes file = Files.readAttributes(path, PosixFileAttributes.class);
    boolean trusted = file.owner().equals(self) || file.owner().getName().equals("root");
    if (!trusted) {
      return "the executable belongs to another user";
    }
    return file.permissions().contains(PosixFilePermission.GROUP_WRITE)
            || file.permissions().contains(PosixFilePermission.OTHERS_WRITE)
        ? "others may change the executable"
        : null;
  }
}
