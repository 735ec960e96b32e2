// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import dev.urlsession.URLError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The file that receives a download (B-110).
 *
 * <ol>
 *   <li>{@link #create} or {@link #reopen} it.
 *   <li>{@link #write} the decoded body; {@link #truncate} when the server starts over.
 *   <li>{@link #finish} it when the body is complete, or {@link #close} it to keep it for resume
 *       data.
 *   <li>{@link #delete} it after the client has had it, after a failure, and after a plain cancel
 *       (B-126).
 * </ol>
 *
 * <p>Every call blocks: use it on one io thread at a time. Failures are {@link URLError}s that name
 * the file and say what to do (B-125).
 */
public final class PartFile {

  private final FileAccess files;
  private final Path directory; // Shared by those in it; a path for each would be long.
  private final String name;
  private final FileAccess.OpenFile file;
  private long length;
  private boolean open = true;

  private PartFile(
      FileAccess files, Path directory, Path path, FileAccess.OpenFile file, long length) {
    this.files = files;
    this.directory = directory;
    this.name = String.valueOf(path.getFileName());
    this.file = file;
    this.length = length;
  }

  /**
   * Creates an empty part file, readable by its owner only.
   *
   * @throws URLError {@code CANNOT_CREATE_FILE}; nothing is left behind
   */
  public static PartFile create(FileAccess files, Path directory) throws URLError {
    return create(files, directory, "");
  }

  /**
   * The same, with a name that tells whose it is.
   *
   * @param stem letters, digits and hyphens
   * @throws URLError {@code CANNOT_CREATE_FILE}; nothing is left behind
   */
  public static PartFile create(FileAccess files, Path directory, String stem) throws URLError {
    try {
      Path where = directory.toAbsolutePath();
      FileAccess.NewFile made = files.create(where, stem);
      return new PartFile(files, where, made.path(), made.file(), 0);
    } catch (IOException failure) {
      throw FileFailures.cannotCreate(directory, failure);
    }
  }

  /**
   * Opens the part file of a stopped download and goes on behind its first {@code expectedLength}
   * bytes. Bytes beyond them, written after the resume data were made, are cut off.
   *
   * @throws URLError {@code CANNOT_OPEN_FILE} when the file is gone or too short; it is left as it
   *     was
   */
  public static PartFile reopen(FileAccess files, Path path, long expectedLength) throws URLError {
    if (!files.exists(path)) {
      throw URLError.of(
          URLError.Code.CANNOT_OPEN_FILE,
          "The part file " + path + " of the resume data is gone; start the download again.");
    }
    FileAccess.OpenFile file = null;
    try {
      long size = files.size(path);
      if (size < expectedLength) {
        throw tooShort(path, size, expectedLength);
      }
      file = files.open(path, expectedLength);
      if (size > expectedLength) {
        file.truncate(expectedLength);
      }
      Path directory = Objects.requireNonNull(path.toAbsolutePath().getParent());
      return new PartFile(files, directory, path, file, expectedLength);
    } catch (URLError tooShort) {
      throw tooShort;
    } catch (IOException failure) {
      URLError error = FileFailures.cannotOpen(path, failure);
      closeAfter(file, error);
      throw error;
    }
  }

  private static URLError tooShort(Path path, long size, long expected) {
    return URLError.of(
        URLError.Code.CANNOT_OPEN_FILE,
        "The part file %s has %d bytes but the resume data count %d; start the download again."
            .formatted(path, size, expected));
  }

  /**
   * Writes all remaining bytes. After a failure {@link #length} still counts exactly the bytes that
   * reached the file, so the download can be resumed when there is room again.
   *
   * @return how many bytes were written
   * @throws URLError {@code CANNOT_WRITE_TO_FILE}
   */
  public long write(ByteBuffer bytes) throws URLError {
    requireOpen();
    long before = length;
    try {
      while (bytes.hasRemaining()) {
        int written = file.write(bytes);
        if (written <= 0) {
          throw new IOException("no space left for more bytes");
        }
        length += written;
      }
    } catch (IOException failure) {
      throw FileFailures.cannotWrite(path(), failure);
    }
    return length - before;
  }

  /**
   * Keeps the first {@code newLength} bytes and goes on writing there (B-119: 0 starts over).
   *
   * @throws URLError {@code CANNOT_WRITE_TO_FILE}
   */
  public void truncate(long newLength) throws URLError {
    requireOpen();
    if (newLength < 0 || newLength > length) {
      throw new IllegalArgumentException("Cannot cut " + length + " bytes to " + newLength);
    }
    try {
      file.truncate(newLength);
    } catch (IOException failure) {
      throw FileFailures.cannotWrite(path(), failure);
    }
    length = newLength;
  }

  /**
   * Waits until the device has the bytes: for a background session that records how far it got.
   *
   * @throws URLError {@code CANNOT_WRITE_TO_FILE}
   */
  public void force() throws URLError {
    requireOpen();
    try {
      file.force();
    } catch (IOException failure) {
      throw FileFailures.cannotWrite(path(), failure);
    }
  }

  /**
   * Waits until the device has the file's name too; else a power cut could lose the whole file.
   *
   * @throws URLError {@code CANNOT_WRITE_TO_FILE}
   */
  public void forceName() throws URLError {
    try {
      files.forceDirectory(directory);
    } catch (IOException failure) {
      throw FileFailures.cannotWrite(path(), failure);
    }
  }

  /** Whether it can still be written. */
  public boolean isOpen() {
    return open;
  }

  /** How many bytes of the download are in the file. */
  public long length() {
    return length;
  }

  /** Where the file is; absolute. */
  public Path path() {
    return directory.resolve(name);
  }

  /**
   * Closes the complete file so that the client may move or open it. There is no fsync: the file is
   * handed to a client in this process, which would not survive the crash that loses the bytes;
   * call {@link #force} first where it must.
   *
   * @throws URLError {@code CANNOT_CLOSE_FILE}: some file systems report a failed write only here,
   *     so the file must not be taken for complete
   */
  public void finish() throws URLError {
    requireOpen();
    close();
  }

  /**
   * Closes the file and keeps it. Closing twice does nothing.
   *
   * @throws URLError {@code CANNOT_CLOSE_FILE}
   */
  public void close() throws URLError {
    if (!open) {
      return;
    }
    open = false;
    try {
      file.close();
    } catch (IOException failure) {
      throw FileFailures.cannotClose(path(), failure);
    }
  }

  /**
   * Closes and removes the file. A file that the client has moved away is no failure.
   *
   * @throws URLError {@code CANNOT_REMOVE_FILE}
   */
  public void delete() throws URLError {
    URLError unclosed = null;
    try {
      close();
    } catch (URLError failure) {
      unclosed = failure; // What is removed need not have been closed well.
    }
    try {
      files.delete(path());
    } catch (IOException failure) {
      URLError error = FileFailures.cannotRemove(path(), failure);
      if (unclosed != null) {
        error.addSuppressed(unclosed);
      }
      throw error;
    }
  }

  private void requireOpen() {
    if (!open) {
      throw new IllegalStateException("The part file is closed: " + path());
    }
  }

  private static void closeAfter(FileAccess.@Nullable OpenFile file, URLError error) {
    if (file == null) {
      return;
    }
    try {
      file.close();
    } catch (IOException failure) {
      error.addSuppressed(failure);
    }
  }
}
