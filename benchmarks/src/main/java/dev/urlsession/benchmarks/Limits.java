// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What has no counterpart in other clients: one table of values with their aims. */
final class Limits {
  private static final int STARTS = 20;
  private static final int SECONDS = 300;

  private final Options options;
  private final PrintStream out;

  Limits(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** False when something could not be measured. */
  boolean print() {
    out.printf("%n### limits%n%n| | measured | aim |%n| --- | ---: | ---: |%n");
    boolean slow = attempt("5,000 slow downloads", this::slow);
    boolean growth = attempt("growth", this::growth);
    boolean start = attempt("start of the command", this::start);
    boolean size = attempt("size", this::size);
    return slow && growth && start && size;
  }

  private interface Measuring {
    void run() throws Exception;
  }

  private boolean attempt(String what, Measuring measuring) {
    try {
      measuring.run();
      return true;
    } catch (Exception e) {
      row(what, "failed: " + e.getMessage(), "");
      return false;
    }
  }

  private void slow() throws Exception {
    double[] found =
        java(
            // As the daemon runs: what is free is given back, and the compiler takes little.
            List.of(
                "-XX:TieredStopAtLevel=1",
                "-Xms8m",
                "-XX:NewSize=2m",
                "-Xmx128m",
                "-XX:MarkSweepAlwaysCompactCount=1",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30"),
            SlowDownloads.class,
            options.directory.toString(),
            server());
    row("5,000 slow downloads: heap each", text("%,.0f B", found[0]), "≤ 4,096 B");
    row("5,000 slow downloads: threads", text("%,.0f", found[1]), "≤ 12");
    row("5,000 slow downloads: resident", text("%,.0f MB", found[2] * 1024 / 1e6), "≤ 150 MB");
  }

  private void growth() throws Exception {
    double[] found = java(List.of("-Xms3g", "-Xmx3g", "-Xmn2g"), Growth.class, server());
    row("a task of 1,000 queued", text("%.1f µs", found[0]), "");
    row(
        "a task of 100,000 queued",
        text("%.1f µs, %+.0f %%", found[1], 100 * (found[1] / found[0] - 1)),
        "within 10 %");
    row("cancelling 100,000", text("%,.0f ms", found[2]), "≤ 1,000 ms");
  }

  private void start() throws Exception {
    Path command = options.root.resolve("urlsession");
    double[] millis = new double[STARTS];
    for (int i = -2; i < STARTS; i++) {
      long start = System.nanoTime();
      String answer =
          Command.run(
              options.directory,
              SECONDS,
              List.of(command.toString(), "get", server() + Target.SMALL_PATH));
      if (answer.length() < Target.SMALL_LENGTH) {
        throw new IOException("the command printed " + answer.length() + " characters");
      }
      if (i >= 0) {
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(millis);
    row(
        "urlsession get of 1 KiB, p50 of " + STARTS,
        text("%,.0f ms, fastest %,.0f ms", millis[STARTS / 2], millis[0]),
        "≤ 250 ms");
  }

  /** Natives are left out: those of SQLite, of the codings and of epoll are all optional. */
  private void size() throws IOException {
    long bytes = 0;
    for (String entry : options.library) {
      bytes += Files.size(Path.of(entry));
    }
    row("the library and what it needs", text("%.1f MB", bytes / 1e6), "≤ 8 MB");
  }

  private String server() {
    return "http://" + Target.HOST + ":" + options.target(Workload.GET_1).port();
  }

  private double[] java(List<String> flags, Class<?> main, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    for (String line : Command.run(options.directory, SECONDS, command).split("\n")) {
      if (line.startsWith(Measurement.RESULT)) {
        return Arrays.stream(line.split(" ")).skip(1).mapToDouble(Double::parseDouble).toArray();
      }
    }
    throw new IOException("printed no result");
  }

  private void row(String what, String measured, String aim) {
    out.printf("| %s | %s | %s |%n", what, measured, aim);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
