// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The English sentences of a {@link Progress}. */
final class ProgressText {

  private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};

  private ProgressText() {}

  /** One line: what is being done, or how much of it. */
  static String description(Progress progress) {
    if (!Progress.KIND_FILE.equals(progress.kind())) {
      return progress.isIndeterminate() ? "" : percent(progress) + " completed";
    }
    ProgressFileOperationKind operation = progress.fileOperationKind();
    Path file = progress.fileURL();
    Path name = file == null ? null : file.getFileName();
    String what = name == null ? files(progress.fileTotalCount()) : "“" + name + "”";
    return (operation == null ? "Processing" : operation.verb()) + " " + what + "…";
  }

  /** A second line: the numbers, and how long it will take when that is known. */
  static String additionalDescription(Progress progress) {
    boolean bytes = Progress.KIND_FILE.equals(progress.kind());
    StringBuilder text = new StringBuilder(amount(progress.completedUnitCount(), bytes));
    if (!progress.isIndeterminate()) {
      text.append(" of ").append(amount(progress.totalUnitCount(), bytes));
    }
    Long throughput = progress.throughput();
    if (bytes && throughput != null) {
      text.append(" (").append(amount(throughput, true)).append("/s)");
    }
    Duration remaining = progress.estimatedTimeRemaining();
    if (remaining != null) {
      text.append(" – about ").append(time(remaining)).append(" remaining");
    }
    return text.toString();
  }

  private static String percent(Progress progress) {
    return String.format(Locale.ENGLISH, "%,d%%", (long) (progress.fractionCompleted() * 100));
  }

  private static String files(@Nullable Integer count) {
    if (count == null) {
      return "files";
    }
    return count == 1 ? "1 file" : String.format(Locale.ENGLISH, "%,d files", count);
  }

  private static String amount(long units, boolean bytes) {
    long known = Math.max(0, units);
    if (!bytes || known < 1000) {
      return String.format(Locale.ENGLISH, "%,d", known) + (bytes ? " bytes" : "");
    }
    double value = known;
    int unit = 0;
    while (value >= 999.95 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ENGLISH, "%.1f %s", value, UNITS[unit]);
  }

  private static String time(Duration remaining) {
    long seconds = Math.max(0, remaining.toSeconds());
    if (seconds < 60) {
      return count(seconds, "second");
    }
    long minutes = seconds / 60;
    if (minutes < 60) {
      return count(minutes, "minute");
    }
    return count(minutes / 60, "hour") + ", " + count(minutes % 60, "minute");
  }

  private static String count(long number, String noun) {
    return String.format(Locale.ENGLISH, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
