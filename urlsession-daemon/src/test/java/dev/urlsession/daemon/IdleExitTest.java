// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import static dev.urlsession.daemon.Asks.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.background.client.SessionChannel;
import dev.urlsession.background.protocol.CommandRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdleExitTest {

  @RegisterExtension final TestDaemon daemon = new TestDaemon();

  /** From now on it ends soon after it has nothing to do. */
  private void restart() throws Exception {
    daemon.stop();
    daemon.settings(DaemonSettings.USUAL.idleExit(Duration.ofMillis(200)));
    daemon.start();
  }

  @Test
  @DisplayName("a daemon with nothing to do exits with 0")
  void idle() throws Exception {
    restart();
    assertThat(daemon.daemon().ended().get(60, TimeUnit.SECONDS)).isZero();
  }

  @Test
  @DisplayName("one with a task left, or an event nobody had, stays")
  void needed() throws Exception {
    HeardSession heard = new HeardSession();
    SessionChannel channel = answer(daemon.client("a").attach(Asks.open("s"), heard));
    answer(channel.enqueue(List.of(Asks.suspended(1), Asks.suspended(2))));
    answer(channel.command(CommandRequest.newBuilder().addTasks(1).setCancel(true)));
    answer(channel.detach());
    restart();
    assertThat(answer(daemon.daemon().activity().isIdle())).isFalse();

    HeardSession later = new HeardSession();
    SessionChannel again = answer(daemon.client("a").attach(Asks.open("s"), later));
    answer(again.command(CommandRequest.newBuilder().addTasks(2).setCancel(true)));
    HeardSession.next(later.events);
    again.acknowledge(HeardSession.next(later.events).getSequence());
    HeardSession.next(later.finished);
    answer(again.detach());
    assertThat(daemon.daemon().ended().get(60, TimeUnit.SECONDS)).isZero();
  }
}
