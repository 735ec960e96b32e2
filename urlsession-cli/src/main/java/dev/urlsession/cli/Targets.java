// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts a complete file where it belongs, never over a file the user did not name. */
final class Targets {

  private static final int MOST = 10_000;

  private Targets() {}

  /** To the file the user named, else to a free name like the suggested one. */
  static Path place(Path complete, DownloadPlan plan, String suggested) throws IOException {
    Path target = plan.output();
    return target == null
        ? placeBeside(complete, plan.directory(), suggested)
        : move(complete, target);
  }

  private static Path placeBeside(Path complete, Path directory, String name) throws IOException {
    for (int number = 0; number < MOST; number++) {
      Path target = directory.resolve(numbered(name, number));
      try {
        // Reserves the name, also against other downloads and programs.
        Files.createFile(target);
      } catch (FileAlreadyExistsException taken) {
        continue;
      }
      return move(complete, target);
    }
    throw new IOException("there are too many files with names like " + name);
  }

  /** The file gets the rights of the one it replaces, or those any new file gets. */
  private static Path move(Path complete, Path target) throws IOException {
    if (!Files.exists(target)) {
      Files.createFile(target);
    }
    @Nullable Set<PosixFilePermission> rights =
        isPosix(target) ? Files.getPosixFilePermissions(target) : null;
    try {
      // In one step: a mere replacing move removes the target first, and with it the reservation.
      Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException otherFileSystem) {
      Files.move(complete, target, StandardCopyOption.REPLACE_EXISTING);
    }
    if (rights != null) {
      Files.setPosixFilePermissions(target, rights);
    }
    return target;
  }

  static boolean isPosix(Path file) throws IOException {
    return Files.getFileStore(file).supportsFileAttributeView("posix");
  }

  /** {@code a.txt}, {@code a-1.txt}, {@code a-2.txt}. */
  static String numbered(String name, int number) {
    if (number == 0) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    return dot <= 0
        ? name + "-" + number
        : name.substring(0, dot) + "-" + number + name.substring(dot);
  }

  /** Only the last part of a name: a server does not choose the directory. */
  static String plain(@Nullable String suggested) {
    String text = suggested == null ? "" : suggested;
    String name = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
    return name.isEmpty() || name.equals(".") || name.equals("..") ? "download" : name;
  }
}
