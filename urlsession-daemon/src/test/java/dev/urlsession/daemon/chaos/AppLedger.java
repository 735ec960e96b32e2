// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What an application did and heard, a line each, on disk before it goes on: all that is known of
 * it after it was killed. A line that was cut off by the kill does not count.
 */
final class AppLedger implements AutoCloseable {

  private final FileChannel channel;

  private AppLedger(FileChannel channel) {
    this.channel = channel;
  }

  /** Goes on behind what earlier processes wrote. */
  static AppLedger open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(Files.readString(file).lastIndexOf('\n') + 1L);
    channel.position(channel.size());
    return new AppLedger(channel);
  }

  /** Words without spaces. */
  synchronized void say(LedgerLine line) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap((line.text() + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** All whole lines. */
  static List<LedgerLine> read(Path file) throws IOException {
    List<LedgerLine> lines = new ArrayList<>();
    if (Files.exists(file)) {
      String text = Files.readString(file);
      text.substring(0, text.lastIndexOf('\n') + 1)
          .lines()
          .forEach(line -> lines.add(LedgerLine.parse(line)));
    }
    return lines;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
