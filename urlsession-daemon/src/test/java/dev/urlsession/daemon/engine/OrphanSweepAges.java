// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Makes files older than the grace of young ones. */
record OrphanSweepAges(Path cache) {

  void makeOld() throws IOException {
    FileTime old = FileTime.from(Instant.now().minus(OrphanSweep.GRACE).minus(Duration.ofHours(1)));
    try (Stream<Path> all = Files.walk(cache)) {
      for (Path file : all.toList()) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          Files.setLastModifiedTime(file, old);
        }
      }
    }
  }
}
