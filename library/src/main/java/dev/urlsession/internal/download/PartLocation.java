// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a stopped download left its part file; the directory may have moved since (B-123).
 *
 * <p>Only names that we give ourselves are accepted, so that made-up resume data cannot make a
 * session append to a file of its choice.
 *
 * @param name the file's name, as in {@code urlsession-123.part}
 * @param path its absolute path when the download stopped; text, because another machine's path
 *     need not be one here
 * @param identity which file it was, as {@link FileAccess#identity} tells; null when that does not
 *     matter, since the file may have been moved
 */
public record PartLocation(String name, String path, @Nullable String identity) {

  static final String PREFIX = "urlsession-";
  static final String SUFFIX = ".part";

  private static final Pattern NAME = Pattern.compile("urlsession-[0-9A-Za-z-]{1,64}\\.part");

  /** Refuses a name that is not ours, and a path that is not that of a file of this name. */
  public PartLocation {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a part file");
    }
    if (!path.endsWith("/" + name) && !path.endsWith("\\" + name)) {
      throw new IllegalArgumentException("the part file's path does not end in its name");
    }
  }

  /** The location of a file that {@link PartFile} created. */
  public static PartLocation of(Path file) {
    Path absolute = file.toAbsolutePath();
    return new PartLocation(String.valueOf(absolute.getFileName()), absolute.toString(), null);
  }

  /** This very file, and no other of the same name. */
  public PartLocation identified(String which) {
    return new PartLocation(name, path, which);
  }

  /**
   * The file, where it was or else under the same name in {@code downloadDirectory}.
   *
   * @param length how many bytes it must have at least
   * @return null when it is gone or too short in both places: there is nothing to resume
   */
  public @Nullable Path find(FileAccess files, Path downloadDirectory, long length) {
    Path before = absolute(path);
    if (before != null && holds(files, before, length)) {
      return before;
    }
    Path moved = downloadDirectory.toAbsolutePath().resolve(name);
    return holds(files, moved, length) ? moved : null;
  }

  private static @Nullable Path absolute(String path) {
    try {
      Path candidate = Path.of(path);
      return candidate.isAbsolute() ? candidate : null;
    } catch (InvalidPathException foreign) {
      return null;
    }
  }

  private static boolean holds(FileAccess files, Path file, long length) {
    try {
      return files.exists(file) && files.size(file) >= length;
    } catch (IOException unreadable) {
      return false;
    }
  }
}
