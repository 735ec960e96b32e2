// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import dev.urlsession.BackgroundLaunch;
import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDownloadDelegate;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.URLSessionTask;
import dev.urlsession.background.client.AppIdentity;
import dev.urlsession.background.client.DaemonClient;
import dev.urlsession.background.place.Places;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How soon a delegate hears of the end of a download in the daemon, and how fast one of 1 GiB is
 * with curl, in this process and in the daemon, in turns: see {@code benchmarks/daemon.sh}. Its
 * argument is a directory on the disk in question.
 */
public final class TransferBenchmark implements URLSessionDownloadDelegate {

  private static final long LENGTH = 1L << 30;
  private static final int ROUNDS = 5;
  private static final int ENDS = 200;

  private final BlockingQueue<Long> ends = new LinkedBlockingQueue<>();

  private TransferBenchmark() {}

  public static void main(String[] words) throws Exception {
    Path home = Files.createTempDirectory(Path.of(words[0]), "transfer");
    System.setProperty("urlsession.home", home.toString());
    System.setProperty("urlsession.application", "benchmark");
    TransferBenchmark benchmark = new TransferBenchmark();
    URLSession daemon =
        URLSession.create(
            URLSessionConfiguration.backgroundSessionConfiguration("benchmark").toBuilder()
                .backgroundLaunch(BackgroundLaunch.attachOnly())
                .build(),
            benchmark,
            null);
    URLSession here =
        URLSession.create(URLSessionConfiguration.defaultSessionConfiguration(), benchmark, null);
    benchmark.ends(daemon);
    benchmark.rates(daemon, here, home);
    here.invalidateAndCancel();
    daemon.invalidateAndCancel();
    StartBenchmark.stop(DaemonClient.existing(Places.current(), AppIdentity.NONE));
    Trees.delete(home);
    System.exit(0);
  }

  @Override
  public void didFinishDownloading(
      URLSession session, URLSessionDownloadTask task, Path location) {}

  @Override
  public void didCompleteWithError(
      URLSession session, URLSessionTask task, @Nullable URLError error) {
    if (error != null) {
      throw new IllegalStateException(error);
    }
    ends.add(System.nanoTime());
  }

  /** From the answer's way out of the server to the delegate, so more than from the completion. */
  private void ends(URLSession daemon) throws Exception {
    AtomicLong answered = new AtomicLong();
    double[] took = new double[ENDS];
    try (LoopbackServer server = LoopbackServer.start()) {
      server.route(
          "/f",
          Answer.respond(
              request -> {
                answered.set(System.nanoTime());
                return Answer.text("done");
              }));
      for (int i = 0; i < ENDS; i++) {
        daemon.downloadTask(server.uri("/f")).resume();
        took[i] = (ends.take() - answered.get()) / 1e6;
      }
    }
    StartBenchmark.print("answer to delegate", took);
  }

  private void rates(URLSession daemon, URLSession here, Path home) throws Exception {
    double[] curl = new double[ROUNDS];
    double[] inProcess = new double[ROUNDS];
    double[] inDaemon = new double[ROUNDS];
    Path directory = Files.createDirectory(home.resolve("origin"));
    try (NginxOrigin origin = new NginxOrigin(directory, LENGTH)) {
      URI file = origin.file();
      load(here, file); // Warms both.
      load(daemon, file);
      for (int round = 0; round < ROUNDS; round++) {
        curl[round] = curl(file, home.resolve("curl.bin"));
        inProcess[round] = load(here, file);
        inDaemon[round] = load(daemon, file);
      }
    }
    double whole = median(curl);
    print("curl", whole, whole);
    print("in process", median(inProcess), whole);
    print("in the daemon", median(inDaemon), whole);
  }

  private static double curl(URI file, Path to) throws Exception {
    long begun = System.nanoTime();
    int code =
        new ProcessBuilder("curl", "-s", "-o", to.toString(), file.toString()).start().waitFor();
    double rate = rate(begun, System.nanoTime());
    Files.delete(to);
    if (code != 0) {
      throw new IOException("curl ended with " + code);
    }
    return rate;
  }

  private double load(URLSession session, URI file) throws InterruptedException {
    long begun = System.nanoTime();
    session.downloadTask(file).resume();
    return rate(begun, ends.take());
  }

  private static double rate(long begun, long ended) {
    return LENGTH / 1048576.0 / ((ended - begun) / 1e9);
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static void print(String what, double rate, double curl) {
    System.out.printf("1 GiB, %-13s %6.0f MiB/s  %4.2f of curl%n", what, rate, rate / curl);
  }
}
