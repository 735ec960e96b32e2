// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Native tools that show what the server and the machine can do. */
enum Reference {
  WRK("wrk"),
  H2LOAD("h2load"),
  CURL("curl"),
  ARIA2("aria2c");

  final String id;

  Reference(String id) {
    this.id = id;
  }

  /** The tool for a workload, if it is installed. */
  static Optional<Reference> of(Workload workload) {
    Reference reference =
        workload.isFileTransfer()
            ? CURL
            : workload == Workload.FILES ? ARIA2 : workload.http2 ? H2LOAD : WRK;
    return Optional.of(reference).filter(Reference::isInstalled);
  }

  private boolean isInstalled() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, id)));
  }
}
