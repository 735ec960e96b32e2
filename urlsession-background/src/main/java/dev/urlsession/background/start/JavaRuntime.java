// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.start;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Java that can run the daemon: this process's own, else one from the environment. An application
 * that brought its own small runtime, or was compiled to machine code, may have none (L17).
 *
 * @param feature such as 17, or 0 when it is not this process's own
 */
record JavaRuntime(Path executable, int feature) {

  private static final String NAME =
      System.getProperty("os.name", "").startsWith("Windows") ? "java.exe" : "java";

  static JavaRuntime current() throws IOException {
    return find(System.getProperty("java.home"), System.getenv("JAVA_HOME"), System.getenv("PATH"));
  }

  static JavaRuntime find(
      @Nullable String own, @Nullable String javaHome, @Nullable String searchPath)
      throws IOException {
    Set<Path> tried = new LinkedHashSet<>();
    if (own != null) {
      Path java = Path.of(own, "bin", NAME);
      tried.add(java);
      if (Files.isExecutable(java)) {
        return new JavaRuntime(java, Runtime.version().feature());
      }
    }
    if (javaHome != null) {
      tried.add(Path.of(javaHome, "bin", NAME));
    }
    if (searchPath != null) {
      for (String directory : searchPath.split(File.pathSeparator, -1)) {
        if (!directory.isEmpty()) {
          tried.add(Path.of(directory, NAME));
        }
      }
    }
    for (Path java : tried) {
      if (Files.isExecutable(java)) {
        return new JavaRuntime(java, 0);
      }
    }
    throw new IOException(
        "no Java to run the daemon with; tried " + tried + ". Install Java 17 or set JAVA_HOME.");
  }
}
