// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** SQLite before 3.51.3 can lose a commit when two connections checkpoint at once (P18). */
final class EngineVersion {

  private static final int[] OLDEST = {3, 51, 3};

  private EngineVersion() {}

  static void require(@Nullable String version) {
    if (version == null || Arrays.compare(numbers(version), OLDEST) < 0) {
      throw new IllegalStateException(
          "SQLite 3.51.3 or later is needed, not " + version + "; update sqlite-jdbc.");
    }
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }
}
