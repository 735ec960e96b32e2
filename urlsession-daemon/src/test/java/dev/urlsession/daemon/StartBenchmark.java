// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import static dev.urlsession.daemon.Asks.answer;

import dev.urlsession.background.client.DaemonClient;
import dev.urlsession.background.client.SessionChannel;
import dev.urlsession.background.place.Places;
import dev.urlsession.background.protocol.StatusReply;
import dev.urlsession.background.protocol.StatusRequest;
import dev.urlsession.background.protocol.StopReply;
import dev.urlsession.background.protocol.StopRequest;
import java.util.Arrays;
import java.util.concurrent.Callable;

/**
 * How long the daemon takes to start and to be attached to, and how big it is: see {@code
 * benchmarks/daemon.sh}.
 */
public final class StartBenchmark {

  private static final int STARTS = 20;
  private static final int ATTACHES = 200;
  private static final int CONNECTS = 50;

  private StartBenchmark() {}

  public static void main(String[] words) throws Exception {
    TestPlaces home = new TestPlaces().make();
    measure(home.places());
    QueueBenchmark.measure(home.places());
    stop(home.places());
    home.delete();
  }

  private static void measure(Places places) throws Exception {
    DaemonClient client = DaemonClient.starting(places, TestDaemon.app("benchmark"));
    System.out.printf("first start        %6.1f ms%n", millis(() -> answer(client.hello())));
    System.out.println("class archive      " + (archive(places) ? "made" : "not made"));
    double[] starts = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      stop(places);
      starts[i] = millis(() -> answer(client.hello()));
    }
    print("cold start", starts);
    attaches(client, "connect and attach", CONNECTS);
    SessionChannel held = answer(client.attach(Asks.open("held"), new HeardSession()));
    attaches(client, "attach", ATTACHES);
    answer(held.detach());
    QueueBenchmark.memory(client, (CONNECTS + ATTACHES) + " attaches");
  }

  /** With a connection that somebody holds already, or each with one of its own. */
  private static void attaches(DaemonClient client, String what, int times) throws Exception {
    double[] attaches = new double[times];
    for (int i = 0; i < times; i++) {
      HeardSession heard = new HeardSession();
      SessionChannel[] channel = new SessionChannel[1];
      attaches[i] = millis(() -> channel[0] = answer(client.attach(Asks.open("s"), heard)));
      answer(channel[0].detach());
    }
    print(what, attaches);
  }

  static StatusReply status(DaemonClient client) throws Exception {
    return answer(
        client.call((stub, reply) -> stub.status(StatusRequest.getDefaultInstance(), reply)));
  }

  private static void stop(Places places) throws Exception {
    stop(DaemonClient.existing(places, TestDaemon.app("benchmark")));
  }

  /** Ends the daemon, and waits for it. */
  static void stop(DaemonClient client) throws Exception {
    long process = status(client).getProcessId();
    answer(
        client.<StopReply>call(
            (stub, reply) -> stub.stop(StopRequest.getDefaultInstance(), reply)));
    ProcessHandle.of(process).ifPresent(daemon -> daemon.onExit().join());
  }

  private static boolean archive(Places places) throws Exception {
    for (int i = 0; i < 1_800; i++) {
      if (Trees.files(places.programs()).stream().anyMatch(f -> f.toString().endsWith(".jsa"))) {
        return true;
      }
      Thread.sleep(100);
    }
    return false;
  }

  static double millis(Callable<?> work) throws Exception {
    long begun = System.nanoTime();
    work.call();
    return (System.nanoTime() - begun) / 1e6;
  }

  static void print(String what, double[] values) {
    Arrays.sort(values);
    System.out.printf(
        "%-18s p50 %6.1f ms  p99 %6.1f ms  (%d)%n",
        what,
        values[values.length / 2],
        values[(int) Math.ceil(values.length * 0.99) - 1],
        values.length);
  }
}
