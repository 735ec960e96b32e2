// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A process of its own that holds the lock of a file until it is killed. */
final class LockHolder {

  private LockHolder() {}

  static Process start(Path file) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path classes =
        Path.of(LockHolder.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    return new ProcessBuilder(
            java, "-cp", classes.toString(), LockHolder.class.getName(), file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  public static void main(String[] arguments) throws IOException {
    FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE);
    System.out.print(channel.tryLock() == null ? 'n' : 'y');
    System.out.flush();
    // Until it is killed, or whoever started it is gone.
    while (System.in.read() >= 0) {
      continue;
    }
  }
}
