// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.URLRequest;
import dev.urlsession.daemon.Trees;
import dev.urlsession.daemon.model.NewTask;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.daemon.model.TaskKind;
import dev.urlsession.daemon.model.TaskState;
import dev.urlsession.daemon.store.SqliteTaskStore;
import dev.urlsession.daemon.store.StoreOptions;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * Prints how fast one download of 1 GiB is through the engine with durability on, and with curl
 * from the same server to the same disk, in turns. Started by hand, with a directory on the disk in
 * question: {@code DurableDownloadBenchmark <directory> [rounds]}.
 */
final class DurableDownloadBenchmark {

  private static final long LENGTH = 1L << 30;

  private DurableDownloadBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    if (arguments.length > 2) {
      serve();
      return;
    }
    Process server = child(home, "serve");
    try (var output = server.inputReader()) {
      String url = output.readLine();
      for (int round = 0; round < rounds; round++) {
        System.out.printf("curl   %4.0f MiB/s%n", curl(url, home.resolve("curl.bin")));
        System.out.printf("engine %4.0f MiB/s%n", engine(url, home.resolve("engine-" + round)));
      }
    } finally {
      server.destroy();
    }
  }

  private static Process child(Path home, String role) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            DurableDownloadBenchmark.class.getName(),
            home.toString(),
            "0",
            role)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void serve() throws InterruptedException {
    LoopbackServer server = LoopbackServer.start();
    server.route("/f", Answer.generated(LENGTH, 7).ranges().header("ETag", "\"v1\""));
    System.out.println(server.uri("/f"));
    Thread.currentThread().join();
  }

  private static double curl(String url, Path file) throws Exception {
    long begin = System.nanoTime();
    int status = new ProcessBuilder("curl", "-s", "-o", file.toString(), url).start().waitFor();
    double rate = rate(begin);
    Files.delete(file);
    if (status != 0) {
      throw new IllegalStateException("curl ended with " + status);
    }
    return rate;
  }

  private static double engine(String url, Path home) throws Exception {
    try (SqliteTaskStore store =
        SqliteTaskStore.open(StoreOptions.of(home.resolve("state"), Clock.systemUTC()))) {
      try (TransferEngine engine =
          new EngineBuilder(store, home.resolve("cache"), home.resolve("state")).build()) {
        engine.start().join();
        var by = store.attach(EngineRig.SESSION, SessionSettings.defaults()).join().attachment();
        NewTask task = NewTask.builder(TaskKind.DOWNLOAD, URLRequest.builder(url).build()).build();
        long begin = System.nanoTime();
        engine.offer(store.enqueue(by, List.of(task)).join());
        Awaitility.await()
            .pollInterval(Duration.ofMillis(5))
            .atMost(EngineRig.LONG)
            .until(
                () ->
                    store.task(EngineRig.SESSION, 1).join().orElseThrow().state()
                        == TaskState.DONE);
        return rate(begin);
      }
    } finally {
      Trees.delete(home);
    }
  }

  private static double rate(long begin) {
    return LENGTH / 1048576.0 / ((System.nanoTime() - begin) / 1e9);
  }
}
