// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Runs of the command in this process keep what they keep elsewhere, for the length of a test. */
final class OwnHome implements AutoCloseable {

  static final String HOME = "urlsession.home";
  static final String APPLICATION = "urlsession.application";

  private final Map<String, String> before = new HashMap<>();

  void moveTo(Path directory) {
    set(HOME, directory.toString());
    set(APPLICATION, "urlsession");
  }

  private void set(String name, String value) {
    before.put(name, System.setProperty(name, value));
  }

  @Override
  public void close() {
    before.forEach(
        (name, value) -> {
          if (value == null) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
  }
}
