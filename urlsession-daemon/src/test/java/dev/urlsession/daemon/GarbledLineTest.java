// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import static dev.urlsession.daemon.Asks.answer;
import static dev.urlsession.daemon.HeardSession.next;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.background.client.DaemonException.Problem;
import dev.urlsession.background.client.SessionChannel;
import dev.urlsession.background.protocol.CommandRequest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("P05, S16: a line on which nonsense comes")
class GarbledLineTest {

  @RegisterExtension final TestDaemon daemon = new TestDaemon();

  @Test
  @DisplayName("P05, E02: it is given up, not the session, which goes on over the next one")
  void sessionGoesOn() throws Exception {
    try (CutLine line = new CutLine(daemon.places())) {
      HeardSession heard = new HeardSession();
      SessionChannel channel = answer(daemon.client("a").attach(Asks.open("s"), heard));
      answer(channel.enqueue(List.of(Asks.suspended(1))));
      next(heard.attached);

      line.garble();
      assertThat(next(heard.interrupted).problem()).isEqualTo(Problem.LOST);

      assertThat(next(heard.attached).getLastTaskIdentifier()).isEqualTo(1);
      answer(channel.command(CommandRequest.newBuilder().addTasks(1).setCancel(true)));
      assertThat(next(heard.events).getTask()).isEqualTo(1);
      assertThat(heard.ended).isEmpty();
      answer(channel.detach());
    }
  }
}
