// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks.cache;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Runs each contender in a JVM of its own, in turns, and prints a table. {@code rounds} and {@code
 * seconds} may be given.
 */
public final class CacheBenchmark {

  private CacheBenchmark() {}

  /** Parent without a contender's name, child with one. */
  public static void main(String[] args) throws Exception {
    if (args.length == 3) {
      CacheRun.main(CacheContender.valueOf(args[0]), Integer.parseInt(args[1]), Path.of(args[2]));
      return;
    }
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 4;
    Map<CacheContender, List<double[]>> results = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      List<CacheContender> order = new ArrayList<>(List.of(CacheContender.values()));
      Collections.rotate(order, -round);
      for (CacheContender contender : order) {
        double[] result = run(contender, seconds);
        results.computeIfAbsent(contender, it -> new ArrayList<>()).add(result);
      }
    }
    print(results);
  }

  private static double[] run(CacheContender contender, int seconds)
      throws IOException, InterruptedException {
    Path directory = java.nio.file.Files.createTempDirectory("cache-benchmark");
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx512m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  CacheBenchmark.class.getName(),
                  contender.name(),
                  Integer.toString(seconds),
                  directory.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        String line = out.readLine();
        process.waitFor();
        if (line == null) {
          throw new IOException(contender + " failed");
        }
        System.err.println(contender + " " + line);
        String[] words = line.split(" ", -1);
        return new double[] {Double.parseDouble(words[0]), Double.parseDouble(words[1])};
      }
    } finally {
      Directories.remove(directory);
    }
  }

  private static void print(Map<CacheContender, List<double[]>> results) {
    System.out.println("| | hits/s, median | lowest | highest | CPU µs per hit |");
    System.out.println("| --- | ---: | ---: | ---: | ---: |");
    for (CacheContender contender : CacheContender.values()) {
      List<double[]> all = Objects.requireNonNull(results.get(contender));
      double[] rates = all.stream().mapToDouble(it -> it[0]).sorted().toArray();
      double[] cpu = all.stream().mapToDouble(it -> it[1]).sorted().toArray();
      System.out.printf(
          Locale.ROOT,
          "| %s | %,.0f | %,.0f | %,.0f | %.1f |%n",
          contender.title(),
          rates[rates.length / 2],
          rates[0],
          rates[rates.length - 1],
          cpu[cpu.length / 2]);
    }
  }
}
