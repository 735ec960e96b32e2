// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Standard output or a file, which is made when the first answer is there. */
final class BodyOutput implements AutoCloseable {

  private final PrintStream standard;
  private final @Nullable Path file;
  private @Nullable OutputStream open;

  BodyOutput(PrintStream standard, @Nullable Path file) {
    this.standard = standard;
    this.file = file;
  }

  String name() {
    return file == null ? "to standard output" : "the file " + file;
  }

  void start() throws IOException {
    if (open == null) {
      open = file == null ? standard : Files.newOutputStream(file);
    }
  }

  void write(ByteBuffer data) throws IOException {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    start();
    OutputStream to = open == null ? standard : open;
    to.write(bytes);
    if (to == standard && standard.checkError()) {
      throw new IOException("nobody reads it any more");
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null && open != null) {
      open.close();
    } else {
      standard.flush();
    }
  }
}
