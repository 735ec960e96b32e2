// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.time.Duration;
import java.util.Set;

/** Refuses settings that make no sense where they are made. */
final class ConfigurationChecks {

  private ConfigurationChecks() {}

  static Duration positive(Duration value, String name) {
    if (value.isNegative() || value.isZero()) {
      throw new URLSessionUsageException(name + " must be longer than zero, not " + value + ".");
    }
    return value;
  }

  static int atLeast(int least, int value, String name) {
    return Math.toIntExact(atLeast((long) least, value, name));
  }

  static long atLeast(long least, long value, String name) {
    if (value < least) {
      throw new URLSessionUsageException(name + " must be at least " + least + ", not " + value);
    }
    return value;
  }

  static Set<HTTPVersion> versions(Set<HTTPVersion> versions) {
    if (!versions.contains(HTTPVersion.HTTP_1_1)) {
      throw new URLSessionUsageException(
          "httpVersions must contain HTTP_1_1: a server may know no other.");
    }
    return Set.copyOf(versions);
  }

  static String identifier(String identifier) {
    if (identifier.isEmpty()) {
      throw new URLSessionUsageException("The identifier of a background session is empty.");
    }
    return identifier;
  }
}
