// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Many small files to a directory, some at once; compared byte by byte afterwards, and deleted. */
final class ManyFiles {
  static final int COUNT = 10_000;

  /** Made once: to format them is work for the JIT compiler that no client is to be blamed for. */
  private static final List<String> PATHS =
      IntStream.range(0, COUNT).mapToObj(Target::smallFile).toList();

  private ManyFiles() {}

  /** Files per second, and CPU time for each. */
  static Rate measure(BenchmarkClient client, Target target, int warmupSeconds) throws Exception {
    return Passes.measure(() -> timed(target, () -> loadAll(client, target)), warmupSeconds);
  }

  /** Times what fills the directory for downloaded files. */
  static Rate timed(Target target, FileTransfer.Transfer load) throws Exception {
    Files.createDirectories(target.downloadedFiles());
    try {
      double cpuBefore = CpuClock.microseconds();
      long start = System.nanoTime();
      load.run();
      long nanos = System.nanoTime() - start;
      double cpu = CpuClock.microseconds() - cpuBefore;
      for (int i = 0; i < COUNT; i++) {
        Path served = target.served(PATHS.get(i));
        if (Files.mismatch(served, loaded(target, i)) != -1) {
          throw new IllegalStateException(served + " arrived changed");
        }
      }
      return new Rate(COUNT * 1e9 / nanos, cpu / COUNT);
    } finally {
      deleteAll(target.downloadedFiles());
    }
  }

  /** Blocking calls from as many threads as requests in flight, the same for every client. */
  private static void loadAll(BenchmarkClient client, Target target) throws Exception {
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(target.inFlight());
    try {
      for (Future<?> one :
          IntStream.range(0, target.inFlight())
              .mapToObj(i -> threads.submit(() -> loadSome(client, target, next)))
              .toList()) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Void loadSome(BenchmarkClient client, Target target, AtomicInteger next)
      throws Exception {
    for (int i = next.getAndIncrement(); i < COUNT; i = next.getAndIncrement()) {
      client.download(PATHS.get(i), loaded(target, i));
    }
    return null;
  }

  private static Path loaded(Target target, int number) {
    return target.downloadedFiles().resolve(Path.of(PATHS.get(number)).getFileName());
  }

  private static void deleteAll(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
