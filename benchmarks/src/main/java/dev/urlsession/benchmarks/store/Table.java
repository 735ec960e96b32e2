// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks.store;

import java.util.Locale;

/** Rows of what was measured, for people. */
final class Table {

  private final StringBuilder rows =
      new StringBuilder("| measured | value | aim |\n| --- | ---: | ---: |\n");

  void row(String what, double value, String unit, String aim) {
    String number = value >= 1_000 ? "%,.0f" : "%.2f";
    String text = String.format(Locale.ROOT, number, value) + (unit.isEmpty() ? "" : " " + unit);
    rows.append("| %s | %s | %s |%n".formatted(what, text, aim));
  }

  @Override
  public String toString() {
    return rows.toString();
  }
}
