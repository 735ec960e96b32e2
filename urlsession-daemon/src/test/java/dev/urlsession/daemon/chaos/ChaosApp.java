// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.chaos;

import dev.urlsession.BackgroundLaunch;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionTask;
import dev.urlsession.testing.Generated;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * An application that always has some transfers under way, until its folder has a file {@value
 * #SETTLE}; then it waits for what is left, and to be killed. It may die at any moment, and the
 * next one goes on where its ledger ends.
 */
final class ChaosApp {

  static final String LEDGER = "ledger";
  static final String SETTLE = "settle";

  /** What it ends with when its session does, which must not happen. */
  static final int SESSION_LOST = 4;

  /** As many of its tasks are unfinished at a time. */
  private static final int UNDER_WAY = 12;

  /** One that took longer to be accepted may have been given up for the time being. */
  private static final Duration CERTAIN = Duration.ofSeconds(13);

  private static final long STEP_MILLIS = 10;
  private static final int UPLOAD_BYTES = 60_000;

  private final Path folder;
  private final String server;
  private final AppLedger ledger;

  /** On the daemon's volume, so that it is kept for the daemon when the application removes it. */
  private final Path source = Path.of(System.getProperty("urlsession.home"), "source");

  private ChaosApp(Path folder, String server, AppLedger ledger) {
    this.folder = folder;
    this.server = server;
    this.ledger = ledger;
  }

  /** Arguments: its folder, the name of its session, the server's address. */
  public static void main(String[] words) throws Exception {
    Path folder = Path.of(words[0]);
    Path file = folder.resolve(LEDGER);
    List<LedgerLine> before = AppLedger.read(file);
    ChaosApp app = new ChaosApp(folder, words[2], AppLedger.open(file));
    endWithParent();
    app.run(words[1], before);
    Thread.currentThread().join();
  }

  /** Nobody is left behind when the test itself is killed. */
  private static void endWithParent() {
    Thread watch =
        new Thread(
            () -> {
              try {
                System.in.transferTo(OutputStream.nullOutputStream());
              } catch (IOException gone) {
                // As good as the end.
              }
              System.exit(1);
            },
            "watch");
    watch.setDaemon(true);
    watch.start();
  }

  private void run(String identifier, List<LedgerLine> before) throws Exception {
    Set<Long> ended =
        before.stream()
            .filter(line -> line.kind() == LedgerLine.Kind.ENDED)
            .map(LedgerLine::task)
            .collect(Collectors.toSet());
    LedgerDelegate delegate = new LedgerDelegate(ledger, ended);
    URLSession session =
        URLSession.create(
            URLSessionConfiguration.backgroundSessionConfiguration(identifier).toBuilder()
                .sessionSendsLaunchEvents(false)
                .backgroundLaunch(BackgroundLaunch.attachOnly())
                .timeoutIntervalForRequest(Duration.ofSeconds(3))
                .build(),
            delegate,
            null);
    long next = before.stream().mapToLong(LedgerLine::number).max().orElse(0) + 1;
    long known =
        before.stream()
            .filter(line -> line.kind() == LedgerLine.Kind.ACCEPTED)
            .map(LedgerLine::task)
            .distinct()
            .count();
    while (!Files.exists(folder.resolve(SETTLE))) {
      if (known - delegate.endedCount() < UNDER_WAY) {
        ask(session, next++);
        known++;
      } else {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(STEP_MILLIS));
      }
    }
    while (!tasks(session).isEmpty()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(STEP_MILLIS));
    }
    ledger.say(LedgerLine.of(LedgerLine.Kind.SETTLED, 0, 0));
  }

  /** Every fourth is an upload. */
  private void ask(URLSession session, long number) throws Exception {
    ledger.say(LedgerLine.of(LedgerLine.Kind.ASKED, number, 0));
    URLSessionTask task;
    if (number % 4 == 0) {
      write(source, uploaded(number));
      task =
          session.uploadTask(
              URLRequest.builder(server + "/u/" + number).httpMethod("PUT").build(), source);
    } else {
      task = session.downloadTask(URLRequest.of(server + "/d/" + number));
    }
    long begun = System.nanoTime();
    task.resume();
    tasks(session); // What is refused has been told by now.
    boolean certain = System.nanoTime() - begun < CERTAIN.toNanos();
    boolean refused =
        task.state() == URLSessionTask.State.COMPLETED && task.backgroundDelivery() == null;
    if (certain && !refused) {
      ledger.say(LedgerLine.of(LedgerLine.Kind.ACCEPTED, number, task.taskIdentifier()));
    }
    Files.deleteIfExists(source);
  }

  /** As soon as there is room. */
  private static void write(Path file, byte[] bytes) {
    while (true) {
      try {
        Files.write(file, bytes);
        return;
      } catch (IOException full) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(STEP_MILLIS));
      }
    }
  }

  static byte[] uploaded(long number) {
    return Generated.bytes(number, 0, UPLOAD_BYTES);
  }

  private static List<URLSessionTask> tasks(URLSession session) throws Exception {
    CompletableFuture<List<URLSessionTask>> all = new CompletableFuture<>();
    session.getAllTasks(all::complete);
    return all.get(1, TimeUnit.MINUTES);
  }
}
