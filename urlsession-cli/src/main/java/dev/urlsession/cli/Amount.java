// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import java.time.Duration;
import java.util.Locale;

/** Bytes and times as people read them. */
final class Amount {

  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};

  private Amount() {}

  static String bytes(long count) {
    if (count < 1024) {
      return count + " B";
    }
    double value = count;
    int unit = -1;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
  }

  static String rate(long bytes, Duration time) {
    return bytes(Math.round(bytes * 1e9 / Math.max(1, time.toNanos()))) + "/s";
  }
}
