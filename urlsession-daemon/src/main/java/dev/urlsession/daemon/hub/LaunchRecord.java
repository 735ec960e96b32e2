// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.hub;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to start an application.
 *
 * @param executable an absolute path
 * @param environment what it needs beyond the daemon's own; nothing secret
 */
public record LaunchRecord(
    Path executable,
    List<String> arguments,
    Path workingDirectory,
    Map<String, String> environment) {

  /** Copies the collections. */
  public LaunchRecord {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }
}
