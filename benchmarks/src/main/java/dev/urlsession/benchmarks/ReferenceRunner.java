// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Runs wrk, h2load or curl and reads the rate out of its report. */
record ReferenceRunner(Reference reference, Options options) implements Runner {
  private static final Pattern WRK_RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern H2LOAD_RATE = Pattern.compile("finished in .*?, ([0-9.]+) req/s");
  private static final Pattern WRK_TROUBLE = Pattern.compile("Non-2xx|Socket errors");
  private static final Pattern H2LOAD_GOOD = Pattern.compile(" 0 failed, 0 errored, 0 timeout");
  private static final Pattern CURL_TIME = Pattern.compile("2\\d\\d ([0-9.]+)");
  private static final int TRANSFER_SECONDS = 600;

  @Override
  public String id() {
    return reference.id;
  }

  @Override
  public Result measure(Workload workload) throws Exception {
    Target target = options.target(workload);
    double cpuBefore = CpuClock.childrenMicroseconds();
    double value =
        switch (reference) {
          case WRK -> wrk(target);
          case H2LOAD -> h2load(target);
          case CURL -> curl(target, workload);
          case ARIA2 -> aria2(target);
        };
    double cpu = CpuClock.childrenMicroseconds() - cpuBefore;
    return new Result(new Rate(value, cpu / units(workload)), 0);
  }

  /** What the tool's CPU time is divided by; how many GETs those for GETs made, they do not say. */
  private static double units(Workload workload) {
    return workload.isFileTransfer()
        ? Target.LARGE_MIB
        : workload == Workload.FILES ? ManyFiles.COUNT : Double.POSITIVE_INFINITY;
  }

  private double wrk(Target target) throws Exception {
    String report =
        run(
            options.seconds + 60,
            "wrk",
            "-t1",
            "-c" + target.inFlight(),
            "-d" + options.seconds + "s",
            target.uri(Target.SMALL_PATH).toString());
    if (WRK_TROUBLE.matcher(report).find()) {
      throw new IOException("wrong answers: " + report);
    }
    return number(WRK_RATE, report);
  }

  private double h2load(Target target) throws Exception {
    String report =
        run(
            options.seconds + 60,
            "h2load",
            "-t1",
            "-c1",
            "-m" + target.inFlight(),
            "-D" + options.seconds,
            "--warm-up-time=1",
            target.uri(Target.SMALL_PATH).toString());
    if (!H2LOAD_GOOD.matcher(report).find()) {
      throw new IOException("wrong answers: " + report);
    }
    return number(H2LOAD_RATE, report);
  }

  private double curl(Target target, Workload workload) throws Exception {
    List<String> direction =
        workload.isDownload()
            ? List.of("-o", target.downloadedFile().toString())
            : List.of("-T", target.largeFile().toString(), "-H", "Expect:");
    String path = workload.isDownload() ? Target.LARGE_PATH : Target.UPLOAD_PATH;
    double[] seconds = new double[1];
    Rate wall =
        FileTransfer.measure(
            target,
            workload,
            () ->
                seconds[0] =
                    number(
                        CURL_TIME,
                        run(
                            TRANSFER_SECONDS,
                            "curl",
                            "-s",
                            "-w",
                            "%{http_code} %{time_total}",
                            "--cacert",
                            target.certificate().toString(),
                            direction.get(0),
                            direction.get(1),
                            direction.size() > 2 ? direction.get(2) : "-H",
                            direction.size() > 3 ? direction.get(3) : "Accept: */*",
                            target.uri(path).toString())));
    // curl's own clock leaves out the start of its process.
    return seconds[0] > 0 ? Target.LARGE_MIB / seconds[0] : wall.value();
  }

  private double aria2(Target target) throws Exception {
    Path list = target.directory().resolve("files.txt");
    Files.write(
        list,
        IntStream.range(0, ManyFiles.COUNT)
            .mapToObj(i -> target.uri(Target.smallFile(i)).toString())
            .toList());
    return ManyFiles.timed(
            target,
            () ->
                run(
                    TRANSFER_SECONDS,
                    "aria2c",
                    "--quiet",
                    "-j" + target.inFlight(),
                    "--file-allocation=none",
                    "-i",
                    list.toString(),
                    "-d",
                    target.downloadedFiles().toString()))
        .value();
  }

  private String run(int limitSeconds, String... command) throws Exception {
    return Command.run(options.directory, limitSeconds, List.of(command));
  }

  private static double number(Pattern pattern, String report) throws IOException {
    Matcher matcher = pattern.matcher(report);
    if (!matcher.find()) {
      throw new IOException("cannot read the report: " + report);
    }
    return Double.parseDouble(matcher.group(1));
  }
}
