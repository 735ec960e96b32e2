// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import static dev.urlsession.daemon.Asks.answer;
import static dev.urlsession.daemon.HeardSession.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.urlsession.background.client.SessionChannel;
import dev.urlsession.background.protocol.Challenge;
import dev.urlsession.background.protocol.CommandRequest;
import dev.urlsession.background.protocol.Desired;
import dev.urlsession.background.protocol.Open;
import dev.urlsession.background.protocol.State;
import dev.urlsession.background.protocol.StoredEvent;
import dev.urlsession.background.protocol.TaskInfo;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("E17: what a task is asked waits for its application, and for nothing else")
class ChallengeTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String OPENS =
      "Basic " + Base64.getEncoder().encodeToString("u:p".getBytes(StandardCharsets.UTF_8));

  @RegisterExtension final TestDaemon daemon = new TestDaemon();
  private LoopbackServer server;

  @BeforeEach
  void serve() {
    server = LoopbackServer.start();
    server.route(
        "/f",
        Answer.respond(
            request ->
                request.header("Authorization").orElse("").equals(OPENS)
                    ? Answer.generated(1_000, 1)
                    : Answer.empty(401).header("WWW-Authenticate", "Basic realm=\"r\"")));
  }

  @AfterEach
  void end() {
    server.close();
  }

  private static Open hearing() {
    Open open = Asks.open("s");
    return open.toBuilder()
        .setSettings(open.getSettings().toBuilder().setHearsChallenges(true))
        .build();
  }

  private SessionChannel attach(HeardSession heard) throws Exception {
    return answer(daemon.client("a").attach(hearing(), heard));
  }

  private void enqueue(SessionChannel channel) throws Exception {
    answer(channel.enqueue(List.of(Asks.download(1, server.uri("/f").toString(), Desired.RUN))));
  }

  private TaskInfo task() throws Exception {
    return answer(daemon.client("a").tasks("s")).get(0);
  }

  private void awaitWaiting() {
    await().atMost(LONG).until(() -> task().getWaitingFor().equals("CHALLENGE"));
  }

  @Test
  @DisplayName("B-171: whoever is attached is asked at once, and again after a wrong answer")
  void attached() throws Exception {
    HeardSession heard = new HeardSession();
    SessionChannel channel = attach(heard);
    enqueue(channel);
    Challenge first = next(heard.challenges);
    assertThat(first.getSpace().getMethod()).isEqualTo("HTTP_BASIC");
    assertThat(first.getFailureResponse().getStatus()).isEqualTo(401);
    channel.answer(Asks.using(first, "wrong"));
    Challenge second = next(heard.challenges);
    assertThat(second.getPreviousFailures()).isEqualTo(1);
    channel.answer(Asks.using(second, "p"));

    assertThat(next(heard.events).getFinished().getResponse().getStatus()).isEqualTo(200);
    answer(channel.detach());
  }

  @Test
  @DisplayName("E17: nobody is there: the task waits, and is tried and asked again when one comes")
  void absent() throws Exception {
    HeardSession before = new HeardSession();
    SessionChannel first = attach(before);
    answer(first.enqueue(List.of(Asks.download(1, server.uri("/f").toString(), Desired.SUSPEND))));
    answer(first.detach());
    Asks.resume(daemon.client("a"), "s", 1);
    awaitWaiting();
    assertThat(server.requestCount()).isEqualTo(1);

    HeardSession heard = new HeardSession();
    SessionChannel channel = attach(heard);
    StoredEvent attention = next(heard.events);
    assertThat(attention.hasAttention()).isTrue();
    channel.acknowledge(attention.getSequence());
    Challenge challenge = next(heard.challenges);
    assertThat(heard.finished).as("not while something is asked").isEmpty();
    channel.answer(Asks.using(challenge, "p"));

    StoredEvent end = next(heard.events);
    assertThat(end.getFinished().getResponse().getStatus()).isEqualTo(200);
    channel.acknowledge(end.getSequence());
    next(heard.finished);
    answer(channel.detach());
  }

  @Test
  @DisplayName(
      "E17: the line breaks over the question: it is asked anew, and a late answer is none")
  void broken() throws Exception {
    try (CutLine line = new CutLine(daemon.places())) {
      HeardSession heard = new HeardSession();
      SessionChannel channel = attach(heard);
      enqueue(channel);
      Challenge lost = next(heard.challenges);
      line.cut();
      next(heard.interrupted);
      Challenge again = next(heard.challenges);
      assertThat(again.getEpoch()).isGreaterThan(lost.getEpoch());
      channel.answer(Asks.using(lost, "wrong"));
      channel.answer(Asks.using(again, "p"));

      StoredEvent event = next(heard.events);
      channel.acknowledge(event.getSequence());
      StoredEvent end = event.hasAttention() ? next(heard.events) : event;
      assertThat(end.getFinished().getResponse().getStatus()).isEqualTo(200);
      channel.acknowledge(end.getSequence());
      assertThat(server.requests())
          .extracting(request -> request.header("Authorization").orElse(""))
          .containsExactly("", "", OPENS);
      answer(channel.detach());
      assertThat(heard.events).isEmpty();
    }
  }

  @Test
  @DisplayName("P23: a daemon that ends over the question asks again in its next life")
  void daemonEnds() throws Exception {
    HeardSession heard = new HeardSession();
    SessionChannel channel = attach(heard);
    enqueue(channel);
    next(heard.challenges);
    daemon.stop();
    daemon.start();
    Challenge again = next(heard.challenges);
    channel.answer(Asks.using(again, "p"));

    StoredEvent event = next(heard.events);
    channel.acknowledge(event.getSequence());
    StoredEvent end = event.hasAttention() ? next(heard.events) : event;
    assertThat(end.getFinished().getResponse().getStatus()).isEqualTo(200);
    answer(channel.detach());
  }

  @Test
  @DisplayName("B-171: an application without methods for challenges is not waited for")
  void deaf() throws Exception {
    HeardSession heard = new HeardSession();
    SessionChannel channel = answer(daemon.client("a").attach(Asks.open("s"), heard));
    enqueue(channel);
    channel.answer(
        Asks.reply(next(heard.challenges)).setDisposition("PERFORM_DEFAULT_HANDLING").build());
    assertThat(next(heard.events).getFinished().getResponse().getStatus()).isEqualTo(401);
    answer(channel.detach());
  }

  @Test
  @DisplayName("B-004: what is cancelled over the question ends at once")
  void cancelled() throws Exception {
    HeardSession heard = new HeardSession();
    SessionChannel channel = attach(heard);
    enqueue(channel);
    Challenge challenge = next(heard.challenges);
    answer(channel.command(CommandRequest.newBuilder().addTasks(1).setCancel(true)));

    assertThat(next(heard.events).getFinished().getFailure().getCode()).isEqualTo(-999);
    channel.answer(Asks.using(challenge, "p"));
    answer(channel.detach());
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-154: nobody is there, nor could hear it: the 401 is the answer at once")
  void absentAndDeaf() throws Exception {
    SessionChannel first = answer(daemon.client("a").attach(Asks.open("s"), new HeardSession()));
    answer(first.enqueue(List.of(Asks.download(1, server.uri("/f").toString(), Desired.SUSPEND))));
    answer(first.detach());
    Asks.resume(daemon.client("a"), "s", 1);
    await().atMost(LONG).until(() -> task().getState() == State.DONE);

    HeardSession heard = new HeardSession();
    SessionChannel channel = answer(daemon.client("a").attach(Asks.open("s"), heard));
    assertThat(next(heard.events).getFinished().getResponse().getStatus()).isEqualTo(401);
    answer(channel.detach());
    assertThat(heard.challenges).isEmpty();
  }
}
