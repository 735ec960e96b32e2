// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The few file system calls of a download, in one place so that a test can make each of them fail.
 *
 * <p>Every call blocks and belongs on an io thread.
 */
public interface FileAccess {

  /** The file system of this machine. */
  FileAccess REAL = new RealFileAccess();

  /**
   * Creates and opens an empty file with a fresh name that only its owner may read and write.
   *
   * @param stem what the name has in it, to tell whose it is; may be empty
   */
  NewFile create(Path directory, String stem) throws IOException;

  /** Opens an existing file for writing from {@code position} on; never follows a link. */
  OpenFile open(Path file, long position) throws IOException;

  /** True for a regular file; false for a link, a directory, or nothing. */
  boolean exists(Path file);

  /** The length in bytes. */
  long size(Path file) throws IOException;

  /** Which file this is, as device and number: another file of the same name is another one. */
  String identity(Path file) throws IOException;

  /** Waits until the device has the names in the directory; where that cannot be, does nothing. */
  void forceDirectory(Path directory) throws IOException;

  /** Removes the file; a file that is gone already is no failure. */
  void delete(Path file) throws IOException;

  /** Moves the file, replacing what is at {@code to}; copies when a rename is impossible. */
  void move(Path file, Path to) throws IOException;

  /** A file that was not there before; the path is absolute. */
  record NewFile(Path path, OpenFile file) {}

  /** A file being written. */
  interface OpenFile extends Closeable {

    /** Writes some or all of the bytes at the current position and returns how many. */
    int write(ByteBuffer bytes) throws IOException;

    /** Cuts the file to {@code length} and goes on writing there. */
    void truncate(long length) throws IOException;

    /** Waits until the device has the bytes. */
    void force() throws IOException;
  }
}
