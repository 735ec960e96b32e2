// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules about the source files of every module of the project. */
class SourceFilesTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

  @Test
  @DisplayName("no Java file has more than 450 lines")
  void size() throws IOException {
    for (Path file : javaFiles()) {
      assertThat(Files.readAllLines(file)).as("lines of %s", file).hasSizeLessThanOrEqualTo(450);
    }
  }

  @Test
  @DisplayName("every Java file starts with its licence")
  void licence() throws IOException {
    for (Path file : javaFiles()) {
      assertThat(Files.readAllLines(file))
          .as("%s", file)
          .startsWith("// SPDX-License-Identifier: Apache-2.0");
    }
  }

  private static List<Path> javaFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path source : sourceDirectories()) {
      try (Stream<Path> tree = Files.walk(source)) {
        tree.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
      }
    }
    assertThat(files).as("Java files of %s", PROJECT).isNotEmpty();
    return files;
  }

  private static List<Path> sourceDirectories() throws IOException {
    try (Stream<Path> modules = Files.list(PROJECT)) {
      return modules.map(module -> module.resolve("src")).filter(Files::isDirectory).toList();
    }
  }
}
