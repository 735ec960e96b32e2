// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.ephemeral;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Directories in which every file that is ever made is written down, also one that goes again. */
final class WatchedTree implements AutoCloseable {

  private final Path root;
  private final WatchService service;
  private Path watched;

  WatchedTree(Path root, String... directories) throws IOException {
    this.root = root;
    this.service = root.getFileSystem().newWatchService();
    for (String each : directories) {
      watched = Files.createDirectories(root.resolve(each));
      watched.register(service, ENTRY_CREATE);
    }
  }

  /**
   * What was made until now, relative to the root. New directories are told of themselves; what is
   * in them is told if it is still there.
   */
  Set<String> made() throws Exception {
    Path mark = Files.createFile(watched.resolve("mark"));
    Set<String> made = new TreeSet<>();
    // Events come in order, so all before this one have come with it.
    while (!made.remove(root.relativize(mark).toString())) {
      WatchKey key = service.poll(30, TimeUnit.SECONDS);
      assertThat(key).as("the file system tells of the mark").isNotNull();
      for (WatchEvent<?> event : key.pollEvents()) {
        add(made, ((Path) key.watchable()).resolve((Path) event.context()));
      }
      key.reset();
    }
    Files.delete(mark);
    return made;
  }

  private void add(Set<String> made, Path path) throws IOException {
    made.add(root.relativize(path).toString());
    if (Files.isDirectory(path)) {
      try (Stream<Path> inside = Files.walk(path)) {
        inside.forEach(each -> made.add(root.relativize(each).toString()));
      }
    }
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
