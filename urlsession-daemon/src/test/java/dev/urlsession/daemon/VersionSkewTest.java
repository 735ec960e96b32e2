// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import static dev.urlsession.daemon.Asks.answer;
import static dev.urlsession.daemon.HeardSession.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.urlsession.background.client.DaemonClient;
import dev.urlsession.background.client.DaemonException;
import dev.urlsession.background.client.DaemonException.Problem;
import dev.urlsession.background.client.SessionChannel;
import dev.urlsession.background.protocol.Desired;
import dev.urlsession.background.protocol.HelloReply;
import dev.urlsession.background.protocol.StopReply;
import dev.urlsession.background.protocol.StopRequest;
import dev.urlsession.background.protocol.StoredEvent;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.LoopbackServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("L09, L10, L11: application and daemon of different versions")
class VersionSkewTest {

  private static final DaemonSettings USUAL = DaemonSettings.USUAL;
  private static final int LENGTH = 3 << 20;

  /** Before whatever version the classes of this test are of. */
  private static final String OLD = "0-alpha";

  private static final String NEW = "99";

  @RegisterExtension final TestDaemon daemon = new TestDaemon();
  @AutoClose private final LoopbackServer server = LoopbackServer.start();
  private final Gate gate = new Gate();

  private void restart(DaemonSettings settings) throws Exception {
    daemon.stop();
    daemon.settings(settings);
    daemon.start();
  }

  /** A transfer that is half way when this returns, with nobody attached. */
  private void beginTransfer() throws Exception {
    Answer whole = Answer.generated(LENGTH, 1).header("ETag", "\"v\"").ranges();
    server.route("/f", whole.gateAfter(LENGTH / 2, gate));
    SessionChannel channel = answer(daemon.client("a").attach(Asks.open("s"), new HeardSession()));
    answer(channel.enqueue(List.of(Asks.download(1, server.uri("/f").toString(), Desired.RUN))));
    gate.awaitArrivals(1, Duration.ofSeconds(60));
    answer(channel.detach());
  }

  private static void refused(DaemonClient client, String why) {
    assertThatThrownBy(() -> answer(client.hello()))
        .isInstanceOfSatisfying(
            DaemonException.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(Problem.INCOMPATIBLE))
        .hasMessageContaining(why);
  }

  @Test
  @DisplayName("L10: a newer daemon speaks with an application of an older protocol")
  void newerDaemon() throws Exception {
    restart(USUAL.version(NEW).protocols(1, 9));

    assertThat(answer(daemon.client("a").hello()).getProtocol()).isEqualTo(1);
  }

  @Test
  @DisplayName("L10: one that has given up the protocol says which it needs, and stays")
  void tooNewDaemon() throws Exception {
    restart(USUAL.version(NEW).protocols(2, 9));

    refused(daemon.client("a"), "speaks protocols 2 to 9, this library");
    refused(
        DaemonClient.starting(daemon.places(), TestDaemon.app("a")),
        "use a library of the daemon's version or newer");
    assertThat(daemon.daemon().ended()).isNotDone();
  }

  @Test
  @DisplayName("L09: a daemon that is too old makes room, and its transfer goes on where it was")
  void tooOldDaemon() throws Exception {
    beginTransfer();
    gate.awaitArrivals(1, Duration.ofSeconds(60));
    restart(USUAL.version(OLD).protocols(0, 0));
    gate.awaitArrivals(2, Duration.ofSeconds(60));
    refused(daemon.client("a"), "the daemon must make room");
    assertThat(daemon.daemon().ended()).as("who starts none takes none away").isNotDone();

    DaemonClient newer = DaemonClient.starting(daemon.places(), TestDaemon.app("a"));
    HelloReply hello = answer(newer.hello());
    ProcessHandle process = ProcessHandle.of(hello.getProcessId()).orElseThrow();
    try {
      assertThat(daemon.daemon().ended().get(60, TimeUnit.SECONDS)).isEqualTo(Daemon.HANDED_OVER);
      HeardSession heard = new HeardSession();
      SessionChannel channel = answer(newer.attach(Asks.open("s"), heard));
      gate.open();
      StoredEvent event = next(heard.events);
      assertThat(event.getFinished().getBytesReceived()).isEqualTo(LENGTH);
      assertThat(server.requests())
          .last()
          .satisfies(last -> assertThat(last.header("Range")).isPresent());
      channel.acknowledge(event.getSequence());
      next(heard.finished);
      answer(channel.detach());
    } finally {
      answer(
          newer.<StopReply>call(
              (calls, reply) -> calls.stop(StopRequest.getDefaultInstance(), reply)));
      process.onExit().get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  @DisplayName("L11: a newer library takes over when nothing runs, an older one never")
  void alternate() throws Exception {
    beginTransfer();
    assertThat(answer(daemon.daemon().handOver(NEW, true))).as("while a transfer runs").isFalse();
    assertThat(answer(daemon.daemon().handOver(OLD, false))).as("to an older one").isFalse();
    assertThat(daemon.daemon().ended()).isNotDone();
    assertThat(server.requestCount()).as("the transfer was not interrupted").isEqualTo(1);

    HeardSession heard = new HeardSession();
    SessionChannel channel = answer(daemon.client("a").attach(Asks.open("s"), heard));
    gate.open();
    next(heard.events);
    assertThat(answer(daemon.daemon().handOver(NEW, true))).as("while one is here").isFalse();
    answer(channel.detach());
    await().atMost(Duration.ofSeconds(60)).until(() -> answer(daemon.daemon().handOver(NEW, true)));
    assertThat(daemon.daemon().ended().get(60, TimeUnit.SECONDS)).isEqualTo(Daemon.HANDED_OVER);
  }
}
