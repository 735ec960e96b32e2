// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDownloadTask;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Main class of a JVM that has 5,000 downloads under way at once, from a server that is slow. */
final class SlowDownloads {
  static final int COUNT = 5_000;
  private static final int WARM_UP = 200;
  private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(2);

  private SlowDownloads() {}

  /** Prints heap bytes for each download, our threads, and the resident memory in KiB. */
  public static void main(String[] args) throws Exception {
    Path directory = Files.createTempDirectory(Path.of(args[0]), "slow");
    URLSession session =
        URLSession.create(
            URLSessionConfiguration.ephemeralSessionConfiguration().toBuilder()
                .urlCache(null)
                .downloadDirectory(directory)
                .httpMaximumConnectionsPerHost(COUNT)
                .build());
    URI fast = URI.create(args[1] + Target.smallFile(0));
    for (int i = 0; i < WARM_UP; i++) {
      Files.delete(session.download(fast).get(30, TimeUnit.SECONDS).file());
    }
    long before = liveHeap();
    List<URLSessionDownloadTask> tasks = new ArrayList<>(COUNT);
    for (int i = 0; i < COUNT; i++) {
      URLSessionDownloadTask task =
          session.downloadTask(URI.create(args[1] + "/slow.bin"), (file, response, error) -> {});
      tasks.add(task);
      task.resume();
    }
    awaitFirstBytes(tasks);
    awaitFiles(directory);
    long each = (liveHeap() - before) / COUNT;
    long threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("urlsession-"))
            .count();
    System.out.println(
        Measurement.RESULT + " " + each + " " + threads + " " + Measurement.residentKiB("VmRSS:"));
    session.invalidateAndCancel();
    session.close();
    Files.deleteIfExists(directory);
    System.exit(0);
  }

  private static void awaitFirstBytes(List<URLSessionDownloadTask> tasks) throws Exception {
    long start = System.nanoTime();
    for (URLSessionDownloadTask task : tasks) {
      while (task.countOfBytesReceived() == 0) {
        if (System.nanoTime() - start > LIMIT_NANOS || task.error() != null) {
          throw new IllegalStateException("A download did not begin: " + task.error());
        }
        Thread.sleep(20);
      }
    }
  }

  /** What waits for the disk is no steady state. */
  private static void awaitFiles(Path directory) throws Exception {
    long start = System.nanoTime();
    while (written(directory) < COUNT) {
      if (System.nanoTime() - start > LIMIT_NANOS) {
        throw new IllegalStateException("Not all files have been begun");
      }
      Thread.sleep(200);
    }
  }

  private static long written(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toFile().length() > 0).count();
    }
  }

  private static long liveHeap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(100);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
