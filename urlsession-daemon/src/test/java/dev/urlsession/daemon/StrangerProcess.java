// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Runs {@link Stranger} as nobody; only root can. */
final class StrangerProcess implements AutoCloseable {

  static final int NOBODY = 65_534;

  private final Process process;
  private final BufferedReader output;

  private StrangerProcess(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  /** Needs a folder that everybody may enter; puts the class there. */
  static StrangerProcess start(Path folder, String what, Path socket) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    String name = Stranger.class.getName().replace('.', '/') + ".class";
    Path copy = folder.resolve("classes").resolve(name);
    Files.createDirectories(Objects.requireNonNull(copy.getParent()));
    try (InputStream in = Stranger.class.getClassLoader().getResourceAsStream(name)) {
      Files.copy(Objects.requireNonNull(in), copy);
    }
    Process process =
        new ProcessBuilder(
                "setpriv",
                "--reuid=" + NOBODY,
                "--regid=" + NOBODY,
                "--clear-groups",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-cp",
                folder.resolve("classes").toString(),
                Stranger.class.getName(),
                what,
                socket.toString())
            .redirectErrorStream(true)
            .start();
    return new StrangerProcess(process);
  }

  /** What it says next. */
  String line() throws IOException {
    return String.valueOf(output.readLine());
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    try {
      process.waitFor(60, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    output.close();
  }
}
