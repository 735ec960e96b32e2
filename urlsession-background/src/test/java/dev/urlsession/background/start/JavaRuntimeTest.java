// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaRuntimeTest {

  @TempDir private Path directory;

  private Path java(String home) throws IOException {
    Path bin = Files.createDirectories(directory.resolve(home).resolve("bin"));
    Path java = Files.createFile(bin.resolve("java"));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return java;
  }

  private String missing(String home) {
    return directory.resolve(home).toString();
  }

  @Test
  @DisplayName("L17: the application's own Java runs the daemon, when it has one")
  void own() throws IOException {
    Path own = java("own");
    java("other");

    JavaRuntime found = JavaRuntime.find(missing("own"), missing("other"), null);

    assertThat(found).isEqualTo(new JavaRuntime(own, Runtime.version().feature()));
  }

  @Test
  @DisplayName("L17: else JAVA_HOME's, else the first one on the search path")
  void others() throws IOException {
    Path home = java("home");
    Path first = java("first");
    java("second");
    String search =
        String.join(
            File.pathSeparator, missing("none"), missing("first/bin"), missing("second/bin"));

    assertThat(JavaRuntime.find(missing("own"), missing("home"), search))
        .isEqualTo(new JavaRuntime(home, 0));
    assertThat(JavaRuntime.find(null, missing("none"), search))
        .isEqualTo(new JavaRuntime(first, 0));
  }

  @Test
  @DisplayName("L17: without any the error names every place that was tried")
  void none() {
    assertThatThrownBy(() -> JavaRuntime.find(missing("own"), missing("home"), missing("search")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(missing("own"))
        .hasMessageContaining(missing("home"))
        .hasMessageContaining(missing("search"))
        .hasMessageContaining("JAVA_HOME");
  }
}
