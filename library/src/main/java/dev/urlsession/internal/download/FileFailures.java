// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import dev.urlsession.URLError;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What a failed file system call means for a download (B-125).
 *
 * <p>A full volume is {@code CANNOT_WRITE_TO_FILE} whichever call noticed it, so that a client has
 * one code to ask the user for space.
 */
public final class FileFailures {

  private FileFailures() {}

  /** Whether there is no room where the file is; else something else is wrong. */
  public static boolean isVolumeFull(URLError error) {
    return error.getCause() instanceof IOException cause && isFull(cause);
  }

  static URLError cannotCreate(Path directory, IOException cause) {
    return error(URLError.Code.CANNOT_CREATE_FILE, "create a download file in", directory, cause);
  }

  static URLError cannotOpen(Path file, IOException cause) {
    return error(URLError.Code.CANNOT_OPEN_FILE, "open the download file", file, cause);
  }

  static URLError cannotWrite(Path file, IOException cause) {
    return error(URLError.Code.CANNOT_WRITE_TO_FILE, "write to the download file", file, cause);
  }

  static URLError cannotClose(Path file, IOException cause) {
    return error(URLError.Code.CANNOT_CLOSE_FILE, "close the download file", file, cause);
  }

  static URLError cannotRemove(Path file, IOException cause) {
    return error(URLError.Code.CANNOT_REMOVE_FILE, "remove the download file", file, cause);
  }

  static URLError cannotMove(Path file, IOException cause) {
    return error(URLError.Code.CANNOT_MOVE_FILE, "move the download file", file, cause);
  }

  private static URLError error(URLError.Code code, String what, Path where, IOException cause) {
    boolean full = isFull(cause);
    return URLError.of(
        full ? URLError.Code.CANNOT_WRITE_TO_FILE : code,
        "Cannot " + what + " " + where + ": " + (full ? FULL : reason(cause)) + ".",
        cause);
  }

  private static final String FULL = "the volume is full; free some space and try again";

  private static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "it does not exist; was it removed while the download ran?";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied; choose a directory this process may write to";
    }
    String text = text(cause);
    return text.isEmpty() ? cause.getClass().getSimpleName() : text;
  }

  /** Java has no exception for a full disk, so the system's words are all there is to go by. */
  private static boolean isFull(IOException cause) {
    String text = text(cause).toLowerCase(Locale.ROOT);
    return text.contains("no space left")
        || text.contains("not enough space")
        || text.contains("disk full")
        || text.contains("quota exceeded");
  }

  private static String text(IOException cause) {
    String text =
        cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
    return text == null ? "" : text;
  }
}
