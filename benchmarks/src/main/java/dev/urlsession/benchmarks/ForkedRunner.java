// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a fresh JVM, so that no contender runs in code another one has warmed or deoptimised. */
record ForkedRunner(Contender contender, Options options) implements Runner {
  private static final int START_AND_STOP_SECONDS = 90;
  private static final int TRANSFER_SECONDS = 600;

  @Override
  public String id() {
    return contender.id;
  }

  @Override
  public Result measure(Workload workload) throws Exception {
    Target.Ports ports = options.target(workload).ports();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options.jvmArguments);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Measurement.class.getName(),
            contender.id,
            workload.id,
            Integer.toString(options.warmupSeconds),
            Integer.toString(options.seconds),
            options.directory.toString(),
            Integer.toString(ports.http()),
            Integer.toString(ports.http2()),
            Integer.toString(ports.tls())));
    int busy = workload.isGets() ? options.warmupSeconds + options.seconds : TRANSFER_SECONDS;
    String output = Command.run(options.directory, busy + START_AND_STOP_SECONDS, command);
    for (String line : output.split("\n")) {
      String[] words = line.split(" ");
      if (words.length == 5 && words[0].equals(Measurement.RESULT)) {
        Rate rate =
            new Rate(
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3]));
        return new Result(rate, Long.parseLong(words[4]));
      }
    }
    throw new IOException("printed no result");
  }
}
