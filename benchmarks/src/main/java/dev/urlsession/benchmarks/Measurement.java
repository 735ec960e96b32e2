// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Main class of the forked JVM: measures one contender once and prints one line. */
final class Measurement {
  static final String RESULT = "RESULT";

  private Measurement() {}

  public static void main(String[] args) throws Exception {
    Contender contender = Contender.named(args[0]);
    Workload workload = Workload.named(args[1]);
    int warmupSeconds = Integer.parseInt(args[2]);
    int seconds = Integer.parseInt(args[3]);
    Target.Ports ports =
        new Target.Ports(
            Integer.parseInt(args[5]), Integer.parseInt(args[6]), Integer.parseInt(args[7]));
    Target target = new Target(Path.of(args[4]), ports, workload);
    Rate rate;
    try (BenchmarkClient client = contender.factory.open(target)) {
      rate =
          workload.isGets()
              ? gets(client, target, warmupSeconds, seconds)
              : workload.isFileTransfer()
                  ? transfers(client, target, workload, warmupSeconds)
                  : ManyFiles.measure(client, target, warmupSeconds);
    }
    System.out.println(
        String.join(
            " ",
            RESULT,
            Double.toString(rate.value()),
            Double.toString(rate.cpuMicros()),
            Double.toString(rate.fresh()),
            Long.toString(residentKiB("VmHWM:"))));
    // Some clients leave threads behind that are not daemons.
    System.exit(0);
  }

  private static Rate gets(BenchmarkClient client, Target target, int warmup, int seconds)
      throws Exception {
    one(client).get(30, TimeUnit.SECONDS);
    return new GetLoop(client, target.inFlight()).run(warmup, seconds);
  }

  /** A first GET alone, so that HTTP/2 clients start with one connection rather than a burst. */
  private static CompletableFuture<Integer> one(BenchmarkClient client) {
    CompletableFuture<Integer> first = new CompletableFuture<>();
    client.get(
        new BenchmarkClient.Answer() {
          @Override
          public void received(int status, long bodyLength) {
            first.complete(status);
          }

          @Override
          public void failed(Throwable cause) {
            first.completeExceptionally(cause);
          }
        });
    return first;
  }

  private static Rate transfers(
      BenchmarkClient client, Target target, Workload workload, int warmup) throws Exception {
    FileTransfer.Transfer transfer =
        workload.isDownload()
            ? () -> client.download(Target.LARGE_PATH, target.downloadedFile())
            : () -> client.upload(target.largeFile());
    return Passes.measure(() -> FileTransfer.measure(target, workload, transfer), warmup);
  }

  /** This process's resident memory now or at most, by Linux's name; 0 where nobody tells. */
  static long residentKiB(String name) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith(name)) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    return 0;
  }
}
