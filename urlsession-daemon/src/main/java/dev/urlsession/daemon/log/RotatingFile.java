// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.log;

import dev.urlsession.internal.store.OwnerOnly;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines that is moved aside when it is long: the newest is {@code name}, then {@code
 * name.1} and so on; the oldest goes. A log that cannot be written is no reason to stop.
 */
public final class RotatingFile implements DaemonLog.Sink, AutoCloseable {

  private static final long LONGEST = 10L << 20;
  private static final int FILES = 5;

  private final Path file;
  private final long longest;
  private final int files;
  private @Nullable OutputStream out;
  private long length;

  /** Five files of ten megabytes. */
  public RotatingFile(Path file) {
    this(file, LONGEST, FILES);
  }

  RotatingFile(Path file, long longest, int files) {
    this.file = file;
    this.longest = longest;
    this.files = files;
  }

  @Override
  public synchronized void write(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      if (out != null && length + bytes.length > longest) {
        rotate();
      }
      OutputStream stream = out == null ? open() : out;
      stream.write(bytes);
      stream.flush();
      length += bytes.length;
    } catch (IOException full) {
      close();
    }
  }

  private OutputStream open() throws IOException {
    OwnerOnly.file(file);
    OutputStream stream = Files.newOutputStream(file, StandardOpenOption.APPEND);
    out = stream;
    length = Files.size(file);
    return stream;
  }

  private void rotate() throws IOException {
    close();
    for (int i = files - 1; i > 0; i--) {
      Path older = i == 1 ? file : numbered(i - 1);
      if (Files.exists(older)) {
        Files.move(older, numbered(i), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private Path numbered(int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }

  @Override
  public synchronized void close() {
    OutputStream stream = out;
    out = null;
    if (stream != null) {
      try {
        stream.close();
      } catch (IOException gone) {
        // What was written was flushed line by line.
      }
    }
  }
}
