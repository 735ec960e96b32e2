// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Main class: in every round each contender runs once, in an order that moves on by one each round,
 * so that a slow spell of the machine hits all of them alike.
 */
public final class Benchmark {
  private Benchmark() {}

  public static void main(String[] args) {
    Options options = Options.parse(args);
    Map<Workload, Report> reports = new EnumMap<>(Workload.class);
    for (int round = 0; round < options.rounds; round++) {
      for (Workload workload : options.workloads) {
        Report report = reports.computeIfAbsent(workload, Report::new);
        List<Runner> runners = options.runners(workload);
        Collections.rotate(runners, -round);
        for (Runner runner : runners) {
          measure(round + 1, workload, runner, report);
        }
      }
    }
    reports.values().forEach(report -> report.print(System.out));
    boolean failed = reports.values().stream().anyMatch(Report::hasFailures);
    if (options.limits) {
      failed |= !new Limits(options, System.out).print();
    }
    System.exit(failed ? 1 : 0);
  }

  private static void measure(int round, Workload workload, Runner runner, Report report) {
    String outcome;
    try {
      Runner.Result result = runner.measure(workload);
      report.add(runner.id(), result);
      outcome = String.format(Locale.ROOT, "%,.0f %s", result.rate().value(), workload.unit);
    } catch (Exception e) {
      report.addFailure(runner.id());
      outcome = "FAILED: " + e.getMessage();
    }
    System.err.printf("round %d  %-10s %-14s %s%n", round, workload.id, runner.id(), outcome);
  }
}
