// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A volume in memory that can be filled to its last byte. Only root can mount one. */
final class SmallVolume implements AutoCloseable {

  private static final String SIZE = "size=160m,mode=0700";
  private static final int BLOCK = 4096;

  private final Path place;

  private SmallVolume(Path place) {
    this.place = place;
  }

  /** Fails where this user may not mount, or the system has no such volumes. */
  static SmallVolume mount(Path place) throws IOException {
    Files.createDirectories(place);
    run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", place.toString());
    return new SmallVolume(place);
  }

  /** Takes all the room there is, until the file that is returned is deleted. */
  Path fill() throws IOException {
    Path ballast = place.resolve("ballast");
    try (OutputStream out = Files.newOutputStream(ballast)) {
      for (byte[] block = new byte[BLOCK]; ; ) {
        out.write(block);
      }
    } catch (IOException full) {
      return ballast;
    }
  }

  private static void run(String... command) throws IOException {
    int code = new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue();
    if (code != 0) {
      throw new IOException(String.join(" ", command) + " ended with " + code);
    }
  }

  @Override
  public void close() throws IOException {
    run("umount", place.toString());
  }
}
