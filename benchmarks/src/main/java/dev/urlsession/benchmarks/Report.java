// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Collects results and prints one Markdown table for each workload, fastest first. */
final class Report {
  private final Workload workload;
  private final Map<String, List<Runner.Result>> results = new LinkedHashMap<>();
  private final Map<String, Integer> failures = new LinkedHashMap<>();

  Report(Workload workload) {
    this.workload = workload;
  }

  void add(String id, Runner.Result result) {
    results.computeIfAbsent(id, key -> new ArrayList<>()).add(result);
  }

  void addFailure(String id) {
    failures.merge(id, 1, Integer::sum);
  }

  boolean hasFailures() {
    return !failures.isEmpty();
  }

  void print(PrintStream out) {
    String reference = Reference.of(workload).map(r -> r.id).orElse("reference");
    boolean passes = !workload.isGets();
    out.printf("%n### %s (%s, median)%n%n", workload.id, workload.unit);
    out.printf(
        "| | %s | lowest | highest | × netty | × %s | CPU µs per %s | max RSS, MiB |%s%n",
        workload.unit,
        reference,
        workload.isGets() ? "GET" : workload.isFileTransfer() ? "MiB" : "file",
        passes ? " first pass |" : "");
    out.println(
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |" + (passes ? " ---: |" : ""));
    OptionalDouble netty = median(Contender.NETTY.id, Rate::value);
    OptionalDouble tool = median(reference, Rate::value);
    results.keySet().stream()
        .sorted(Comparator.comparingDouble(id -> -median(id, Rate::value).orElse(0)))
        .forEach(id -> row(out, id, netty, tool));
    failures.forEach((id, count) -> out.printf("| %s | failed in %d round(s) |%n", id, count));
  }

  private void row(PrintStream out, String id, OptionalDouble netty, OptionalDouble tool) {
    double[] values =
        results.get(id).stream().mapToDouble(result -> result.rate().value()).sorted().toArray();
    long resident = results.get(id).stream().mapToLong(Runner.Result::residentKiB).max().orElse(0);
    double median = median(id, Rate::value).orElse(0);
    out.printf(
        Locale.ROOT,
        "| %s | %,.0f | %,.0f | %,.0f | %s | %s | %s | %s |%s%n",
        id,
        median,
        values[0],
        values[values.length - 1],
        ratio(median, netty),
        ratio(median, tool),
        known("%.1f", median(id, Rate::cpuMicros).orElse(0)),
        resident == 0 ? "" : Long.toString(resident / 1024),
        workload.isGets() ? "" : " " + known("%,.0f", median(id, Rate::fresh).orElse(0)) + " |");
  }

  /** A cell that stays empty for what nobody told. */
  private static String known(String format, double value) {
    return value == 0 ? "" : String.format(Locale.ROOT, format, value);
  }

  private static String ratio(double value, OptionalDouble base) {
    return base.isPresent() ? String.format(Locale.ROOT, "%.2f", value / base.getAsDouble()) : "";
  }

  private OptionalDouble median(String id, ToDoubleFunction<Rate> part) {
    double[] sorted =
        results.getOrDefault(id, List.of()).stream()
            .map(Runner.Result::rate)
            .mapToDouble(part)
            .sorted()
            .toArray();
    int size = sorted.length;
    return size == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((sorted[(size - 1) / 2] + sorted[size / 2]) / 2);
  }
}
