// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/** Bodies in memory and in files, one after the other, of which only one is open. */
final class FormStream extends InputStream {

  private final Deque<HTTPBody> waiting;
  private InputStream current = InputStream.nullInputStream();

  /** Fails at once for a file that cannot be read, rather than in the middle. */
  FormStream(List<HTTPBody> bodies) throws URLError {
    waiting = new ArrayDeque<>(bodies);
    for (HTTPBody each : bodies) {
      if (each instanceof HTTPBody.File file) {
        requireReadable(file.path());
      }
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    int count = current.read(bytes, offset, length);
    while (count < 0 && !waiting.isEmpty()) {
      current.close();
      current = open(waiting.remove());
      count = current.read(bytes, offset, length);
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    waiting.clear();
    current.close();
    current = InputStream.nullInputStream();
  }

  private static InputStream open(HTTPBody body) throws URLError {
    if (body instanceof HTTPBody.Bytes bytes) {
      return new ByteArrayInputStream(bytes.bytes());
    }
    Path path = ((HTTPBody.File) body).path();
    requireReadable(path);
    try {
      return Files.newInputStream(path);
    } catch (IOException thrown) {
      throw failure(path, thrown);
    }
  }

  private static void requireReadable(Path path) throws URLError {
    if (Files.isDirectory(path)) {
      throw URLError.of(
          URLError.Code.FILE_IS_DIRECTORY, "The form's file " + path + " is a directory.");
    }
    if (Files.notExists(path)) {
      throw failure(path, new NoSuchFileException(path.toString()));
    }
    if (!Files.isReadable(path)) {
      throw failure(path, new AccessDeniedException(path.toString()));
    }
  }

  /** What a failed opening means (B-089). */
  static URLError failure(Path path, IOException thrown) {
    return thrown instanceof NoSuchFileException
        ? URLError.of(
            URLError.Code.FILE_DOES_NOT_EXIST,
            "There is no file " + path + " to send in the form; check the path.",
            thrown)
        : URLError.of(
            URLError.Code.NO_PERMISSIONS_TO_READ_FILE,
            "The form's file " + path + " cannot be read; check its permissions.",
            thrown);
  }
}
