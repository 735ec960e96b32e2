// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks.store;

import dev.urlsession.daemon.model.Desired;
import dev.urlsession.daemon.model.SessionRecord;
import dev.urlsession.daemon.model.StoredEvent;
import dev.urlsession.daemon.store.TaskStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Prints one table: what was measured, the value, the aim. Run by {@code benchmarks/store.sh} with
 * the daemon's JVM options.
 */
public final class StoreBenchmark {

  private static final int QUEUED = 100_000;
  private static final int SINGLES = 1_000;
  private static final int BATCHES = 20;

  private final Path root;
  private final Table table = new Table();

  private StoreBenchmark(Path root) {
    this.root = root;
  }

  /** Argument: a directory on the volume to measure; what is made there is removed again. */
  public static void main(String[] args) throws Exception {
    Path root = Files.createTempDirectory(Path.of(args[0]), "urlsession-store");
    try {
      new StoreBenchmark(root).run();
    } finally {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void run() throws Exception {
    double sync = Durations.percentile(SyncProbe.measure(root, SINGLES), 50);
    table.row("fdatasync of 4 KiB, p50", sync, "ms", "");
    warmUp();
    commands(sync);
    reopen();
    System.out.println(table);
  }

  /** The code is compiled before anything is counted; the daemon lives longer than a benchmark. */
  private void warmUp() throws IOException {
    try (TaskStore store = Queue.open(root.resolve("warm"))) {
      SessionRecord session = Queue.attach(store);
      Queue.fill(store, session, 1, 10_000);
      cancelAll(store, session, 10_000);
      drain(store, session);
    }
  }

  private void commands(double sync) throws IOException {
    try (TaskStore store = Queue.open(root.resolve("commands"))) {
      SessionRecord session = Queue.attach(store);
      singles(store, session, 1, "enqueue one, empty queue", sync);
      double empty = batches(store, session, SINGLES + 1);
      table.row("enqueue in batches of 1,000, empty queue", empty, "/s", "≥ 20,000");
      long next = SINGLES + 1 + BATCHES * 1_000L;
      Queue.fill(store, session, next, QUEUED);
      double full = batches(store, session, QUEUED + 1);
      table.row("enqueue in batches of 1,000, 100,000 queued", full, "/s", "≥ 20,000");
      table.row("ratio of the two", full / empty, "", "≥ 0.9");
      long last = QUEUED + BATCHES * 1_000L;
      singles(store, session, last + 1, "enqueue one, 100,000 queued", sync);
      last += SINGLES;
      listing(store);
      long start = System.nanoTime();
      cancelAll(store, session, last);
      table.row("tasks ended, each with its event", Durations.rate(last, start), "/s", "");
      start = System.nanoTime();
      long told = drain(store, session);
      table.row("events read and acknowledged", Durations.rate(told, start), "/s", "≥ 20,000");
    }
  }

  private void singles(
      TaskStore store, SessionRecord session, long from, String what, double sync) {
    long[] nanos = new long[SINGLES];
    for (int i = 0; i < SINGLES; i++) {
      long start = System.nanoTime();
      store.enqueue(session.attachment(), Queue.tasks(from + i, from + i)).join();
      nanos[i] = System.nanoTime() - start;
    }
    String aim = "≤ %.2f".formatted(sync + 1);
    table.row(what + ", p50", Durations.percentile(nanos, 50), "ms", aim);
    table.row(what + ", p99", Durations.percentile(nanos, 99), "ms", "");
  }

  /** Two batches under way at a time, as a client with a full pipe has. */
  private static double batches(TaskStore store, SessionRecord session, long from) {
    Deque<CompletableFuture<?>> underWay = new ArrayDeque<>();
    long start = System.nanoTime();
    for (int i = 0; i < BATCHES; i++) {
      long first = from + i * 1_000L;
      underWay.add(store.enqueue(session.attachment(), Queue.tasks(first, first + 999)));
      if (underWay.size() > 2) {
        underWay.remove().join();
      }
    }
    underWay.forEach(CompletableFuture::join);
    return Durations.rate(BATCHES * 1_000L, start);
  }

  private void listing(TaskStore store) {
    long[] nanos = new long[20];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      store.tasks(Queue.KEY, i * 500L, TaskStore.LARGEST_PAGE).join();
      nanos[i] = System.nanoTime() - start;
    }
    table.row("list a page of 500, 100,000 queued", Durations.percentile(nanos, 50), "ms", "≤ 20");
  }

  private static void cancelAll(TaskStore store, SessionRecord session, long last) {
    Deque<CompletableFuture<?>> underWay = new ArrayDeque<>();
    for (long task = 1; task <= last; task++) {
      underWay.add(store.setDesired(session.attachment(), task, Desired.CANCEL));
      if (underWay.size() > 100) {
        underWay.remove().join();
      }
    }
    underWay.forEach(CompletableFuture::join);
  }

  private static long drain(TaskStore store, SessionRecord session) {
    long told = 0;
    long after = 0;
    while (true) {
      List<StoredEvent> page =
          store.events(session.attachment(), after, TaskStore.LARGEST_PAGE).join();
      if (page.isEmpty()) {
        return told;
      }
      after = page.get(page.size() - 1).sequence();
      told += page.size();
      store.acknowledge(session.attachment(), after).join();
    }
  }

  /** A process is killed with a full queue; another opens it, cold, as a daemon that starts. */
  private void reopen() throws Exception {
    Path directory = root.resolve("reopen");
    Fork.run(Filler.class, Filler.KILLED, directory.toString(), Integer.toString(QUEUED));
    List<String> said = Fork.run(Starter.class, 0, directory.toString());
    for (String line : said) {
      String[] parts = line.split("\t", -1);
      table.row(parts[0], Double.parseDouble(parts[1]), parts[2], parts[3]);
    }
    table.row(
        "database",
        Files.size(directory.resolve("transfers.db")) / (double) QUEUED,
        "B/task",
        "≤ 600");
  }
}
