// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import static dev.urlsession.daemon.Asks.answer;
import static dev.urlsession.daemon.HeardSession.next;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.background.client.SessionChannel;
import dev.urlsession.background.protocol.Answer;
import dev.urlsession.background.protocol.CommandReply;
import dev.urlsession.background.protocol.Desired;
import dev.urlsession.background.protocol.NewTask;
import dev.urlsession.background.protocol.StoredEvent;
import dev.urlsession.testing.LoopbackServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-274, E07: the answer about a delayed request is not lost with the line")
class DelayedTest {

  private static final Answer PROCEED = Answer.newBuilder().setTask(1).setProceed(true).build();

  @RegisterExtension final TestDaemon daemon = new TestDaemon();

  private static NewTask delayed(LoopbackServer server) {
    return Asks.download(1, server.uri("/f").toString(), Desired.RUN).toBuilder()
        .setEarliestBegin(System.currentTimeMillis() + 50)
        .build();
  }

  @Test
  @DisplayName("B-274: an answer that the line lost is given again on the next one")
  void lineLosesAnswer() throws Exception {
    try (LoopbackServer server = LoopbackServer.start();
        CutLine line = new CutLine(daemon.places())) {
      server.route("/f", dev.urlsession.testing.Answer.generated(1_000, 1));
      HeardSession heard = new HeardSession();
      SessionChannel channel = answer(daemon.client("a").attach(Asks.open("s"), heard));
      answer(channel.enqueue(List.of(delayed(server))));
      StoredEvent question = next(heard.events);
      assertThat(question.hasDelayedRequest()).isTrue();
      assertThat(server.requestCount()).isZero();

      line.loseWhatIsSaid();
      CompletableFuture<CommandReply> answered = channel.answer(PROCEED);
      assertThat(answered).isNotDone();
      line.cut();
      next(heard.interrupted);

      assertThat(answer(answered).getAffected()).isEqualTo(1);
      assertThat(next(heard.events).getFinished().getResponse().getStatus()).isEqualTo(200);
      answer(channel.detach());
    }
  }

  @Test
  @DisplayName("B-274, E02: a question without an answer is asked again of the next process")
  void processEndsUnanswered() throws Exception {
    try (LoopbackServer server = LoopbackServer.start()) {
      server.route("/f", dev.urlsession.testing.Answer.generated(1_000, 1));
      HeardSession heard = new HeardSession();
      SessionChannel channel = answer(daemon.client("a").attach(Asks.open("s"), heard));
      answer(channel.enqueue(List.of(delayed(server))));
      StoredEvent question = next(heard.events);
      answer(channel.detach());
      daemon.stop();
      daemon.start();

      HeardSession again = new HeardSession();
      SessionChannel second = answer(daemon.client("a").attach(Asks.open("s"), again));
      StoredEvent repeated = next(again.events);
      assertThat(repeated.getIdentifier()).isEqualTo(question.getIdentifier());
      assertThat(repeated.getRedelivered()).isTrue();
      assertThat(server.requestCount()).isZero();
      assertThat(answer(second.answer(PROCEED)).getAffected()).isEqualTo(1);
      assertThat(answer(second.answer(PROCEED)).getAffected()).as("said again").isZero();
      assertThat(next(again.events).getFinished().getResponse().getStatus()).isEqualTo(200);
      answer(second.detach());
    }
  }
}
