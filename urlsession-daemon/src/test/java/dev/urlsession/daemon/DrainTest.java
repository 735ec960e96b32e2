// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import static dev.urlsession.daemon.Asks.answer;
import static dev.urlsession.daemon.HeardSession.next;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.background.client.SessionChannel;
import dev.urlsession.background.protocol.Desired;
import dev.urlsession.background.protocol.StopReply;
import dev.urlsession.background.protocol.StopRequest;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.LoopbackServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("P23: a daemon that is drained")
class DrainTest {

  private static final int LENGTH = 3 << 20;

  @RegisterExtension final TestDaemon daemon = new TestDaemon();
  @AutoClose private final LoopbackServer server = LoopbackServer.start();
  private final Gate gate = new Gate();
  private final HeardSession heard = new HeardSession();
  private SessionChannel channel;

  /** A transfer is half way, and the daemon is told to drain. */
  @BeforeEach
  void begin() throws Exception {
    Answer whole = Answer.generated(LENGTH, 1).header("ETag", "\"v\"").ranges();
    server.route("/first", Answer.sequence(whole.gateAfter(LENGTH / 2, gate), whole));
    server.route("/second", Answer.generated(1_000, 2));
    channel = answer(daemon.client("a").attach(Asks.open("s"), heard));
    enqueue(1, "/first");
    gate.awaitArrivals(1, Duration.ofSeconds(60));
  }

  private void enqueue(long task, String path) throws Exception {
    answer(channel.enqueue(List.of(Asks.download(task, server.uri(path).toString(), Desired.RUN))));
  }

  private void drain(long millis) throws Exception {
    StopRequest request = StopRequest.newBuilder().setDrain(true).setDrainFor(millis).build();
    answer(daemon.client("").<StopReply>call((calls, reply) -> calls.stop(request, reply)));
  }

  private void ended() throws Exception {
    assertThat(daemon.daemon().ended().get(60, TimeUnit.SECONDS)).isEqualTo(Daemon.ORDERLY);
  }

  @Test
  @DisplayName("P23: what runs is finished, what is queued waits for the next daemon")
  void finishes() throws Exception {
    drain(0);
    enqueue(2, "/second");
    assertThat(answer(daemon.daemon().status()).getStopping()).isTrue();
    gate.open();
    assertThat(next(heard.events).getTask()).isEqualTo(1);
    ended();
    assertThat(server.requestCount()).isEqualTo(1);

    daemon.start();
    assertThat(next(heard.events).getTask()).isEqualTo(2);
    assertThat(server.requestCount()).isEqualTo(2);
    answer(channel.detach());
  }

  @Test
  @DisplayName("P23: after its time what runs is interrupted, and goes on with the next daemon")
  void bounded() throws Exception {
    drain(50);
    ended();
    gate.open();

    daemon.start();
    assertThat(next(heard.events).getFinished().getBytesReceived()).isEqualTo(LENGTH);
    assertThat(server.requests().get(1).header("Range")).isPresent();
    answer(channel.detach());
  }
}
