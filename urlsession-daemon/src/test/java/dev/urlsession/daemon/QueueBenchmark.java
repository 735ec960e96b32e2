// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import static dev.urlsession.daemon.Asks.answer;

import dev.urlsession.background.client.DaemonClient;
import dev.urlsession.background.client.SessionChannel;
import dev.urlsession.background.place.Places;
import dev.urlsession.background.protocol.Desired;
import dev.urlsession.background.protocol.HelloReply;
import dev.urlsession.background.protocol.NewTask;
import dev.urlsession.background.protocol.StoredEvent;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How soon the end of a download is heard of, and what 100,000 queued tasks take: see {@code
 * benchmarks/daemon.sh}.
 */
final class QueueBenchmark {

  private static final int DOWNLOADS = 200;
  private static final int QUEUED = 100_000;
  private static final int BATCH = 1_000;

  private final Places places;
  private final LoopbackServer server;

  private QueueBenchmark(Places places, LoopbackServer server) {
    this.places = places;
    this.server = server;
  }

  static void measure(Places places) throws Exception {
    try (LoopbackServer server = LoopbackServer.start()) {
      QueueBenchmark benchmark = new QueueBenchmark(places, server);
      benchmark.deliveries();
      benchmark.queue();
    }
  }

  private DaemonClient client() {
    return DaemonClient.starting(places, TestDaemon.app("queue"));
  }

  /** From the answer's way out of the server to the event in the application: an upper bound. */
  private void deliveries() throws Exception {
    AtomicLong answered = new AtomicLong();
    server.route(
        "/f",
        Answer.respond(
            request -> {
              answered.set(System.nanoTime());
              return Answer.text("done");
            }));
    HeardSession heard = new HeardSession();
    SessionChannel channel = answer(client().attach(Asks.open("deliveries"), heard));
    double[] took = new double[DOWNLOADS];
    for (int i = 0; i < DOWNLOADS; i++) {
      answer(channel.enqueue(List.of(task(i + 1, "/f"))));
      StoredEvent event = HeardSession.next(heard.events);
      took[i] = (System.nanoTime() - answered.get()) / 1e6;
      channel.acknowledge(event.getSequence());
    }
    answer(channel.detach());
    StartBenchmark.print("answer to event", took);
  }

  private NewTask task(long identifier, String path) {
    return Asks.download(identifier, server.uri(path).toString(), Desired.RUN);
  }

  /** Those that run wait for answers that never come. */
  private void queue() throws Exception {
    server.route("/never", Answer.never());
    DaemonClient client = client();
    SessionChannel channel = answer(client.attach(Asks.open("queue"), new HeardSession()));
    long begun = System.nanoTime();
    for (int first = 1; first <= QUEUED; first += BATCH) {
      List<NewTask> tasks = new ArrayList<>(BATCH);
      for (int i = 0; i < BATCH; i++) {
        tasks.add(task(first + i, "/never"));
      }
      answer(channel.enqueue(tasks));
    }
    System.out.printf("enqueued           %6.0f /s%n", QUEUED * 1e9 / (System.nanoTime() - begun));
    memory(client, "with 100,000");
    ProcessHandle daemon =
        ProcessHandle.of(StartBenchmark.status(client).getProcessId()).orElseThrow();
    // From the kill on: the session that is attached starts the next daemon at once. That the old
    // process is gone is no measure, for whoever inherited it may take a second to notice.
    double start =
        StartBenchmark.millis(
            () -> {
              daemon.destroyForcibly();
              HelloReply hello = answer(client().hello());
              while (hello.getProcessId() == daemon.pid()) {
                hello = answer(client().hello());
              }
              return hello;
            });
    System.out.printf("start with 100,000 %6.1f ms after kill -9%n", start);
    memory(client(), "started with them");
  }

  /** Now, and when the JVM has had time to give back what it does not need. */
  static void memory(DaemonClient client, String what) throws Exception {
    double now = StartBenchmark.status(client).getResidentMemory() / 1e6;
    Thread.sleep(70_000);
    double idle = StartBenchmark.status(client).getResidentMemory() / 1e6;
    System.out.printf("resident memory    %6.1f MB, idle %6.1f MB, %s%n", now, idle, what);
  }
}
