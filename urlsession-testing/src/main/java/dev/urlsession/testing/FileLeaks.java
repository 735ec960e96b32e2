// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files that came into a directory during the test. */
final class FileLeaks implements Leaks {

  private final Path directory;
  private Set<Path> before = Set.of();

  FileLeaks(Path directory) {
    this.directory = directory;
  }

  @Override
  public void remember() {
    before = files();
  }

  @Override
  public List<String> find() {
    return files().stream()
        .filter(file -> !before.contains(file))
        .sorted()
        .map(file -> "file " + file)
        .toList();
  }

  private Set<Path> files() {
    if (!Files.isDirectory(directory)) {
      return Set.of();
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      return tree.filter(Files::isRegularFile).collect(Collectors.toSet());
    } catch (UncheckedIOException | IOException fileWentAway) {
      // The tree changed under the walk: the next look, a moment later, sees it whole.
      return Set.of();
    }
  }
}
