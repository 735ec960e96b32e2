// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import static dev.urlsession.daemon.Asks.answer;
import static dev.urlsession.daemon.HeardSession.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.urlsession.background.client.SessionChannel;
import dev.urlsession.background.protocol.CommandRequest;
import dev.urlsession.background.protocol.Desired;
import dev.urlsession.background.protocol.NewTask;
import dev.urlsession.background.protocol.StoredEvent;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TransferTest {

  @RegisterExtension final TestDaemon daemon = new TestDaemon();

  @Test
  @DisplayName("E03: a download is told with its file, which stays until it is acknowledged")
  void download() throws Exception {
    try (LoopbackServer server = LoopbackServer.start()) {
      server.route("/f", Answer.generated(100_000, 1));
      HeardSession heard = new HeardSession();
      SessionChannel channel = answer(daemon.client("a").attach(Asks.open("s"), heard));
      answer(channel.enqueue(List.of(Asks.download(1, server.uri("/f").toString(), Desired.RUN))));
      StoredEvent event = next(heard.events);
      assertThat(event.getFinished().hasFailure()).isFalse();
      assertThat(event.getFinished().getResponse().getStatus()).isEqualTo(200);
      Path file = Path.of(event.getFinished().getFile());
      assertThat(file).hasSize(100_000);
      answer(channel.detach());
      daemon.stop();
      daemon.start();

      HeardSession again = new HeardSession();
      SessionChannel second = answer(daemon.client("a").attach(Asks.open("s"), again));
      StoredEvent repeated = next(again.events);
      assertThat(repeated.getIdentifier()).isEqualTo(event.getIdentifier());
      assertThat(repeated.getRedelivered()).isTrue();
      assertThat(file).hasSize(100_000);
      second.acknowledge(repeated.getSequence());
      await().atMost(Duration.ofSeconds(60)).until(() -> !Files.exists(file));
      answer(second.detach());
    }
  }

  @Test
  @DisplayName("E06, E07: no more events than the window are under way; acknowledgements let go on")
  void window() throws Exception {
    HeardSession heard = new HeardSession();
    SessionChannel channel =
        answer(daemon.client("a").attach(Asks.open("s").toBuilder().setWindow(10).build(), heard));
    List<NewTask> tasks = new ArrayList<>();
    for (int i = 1; i <= 35; i++) {
      tasks.add(Asks.suspended(i));
    }
    answer(channel.enqueue(tasks));
    answer(channel.command(CommandRequest.newBuilder().setCancel(true)));
    List<Long> sequences = new ArrayList<>();
    for (int i = 0; i < 35; i++) {
      StoredEvent event = next(heard.events);
      sequences.add(event.getSequence());
      if (sequences.size() == 10) {
        answer(daemon.client("a").hello());
        assertThat(heard.events).as("beyond the window").isEmpty();
      }
      if (sequences.size() % 10 == 0) {
        channel.acknowledge(event.getSequence());
      }
    }
    assertThat(sequences).isSorted().doesNotHaveDuplicates().hasSize(35);
    answer(channel.detach());
  }

  @Test
  @DisplayName("E07: an acknowledgement that comes before its event is told again is repeated")
  void early() throws Exception {
    HeardSession heard = new HeardSession();
    SessionChannel channel =
        answer(daemon.client("a").attach(Asks.open("s").toBuilder().setWindow(1).build(), heard));
    List<NewTask> tasks = new ArrayList<>();
    for (int i = 1; i <= 1_000; i++) {
      tasks.add(Asks.suspended(i)); // They are listed first, which takes a while.
    }
    answer(channel.enqueue(tasks));
    answer(channel.command(CommandRequest.newBuilder().addTasks(1).addTasks(2).setCancel(true)));
    assertThat(next(heard.events).getSequence()).isEqualTo(1);
    daemon.stop();
    channel.acknowledge(1);
    daemon.start();

    assertThat(next(heard.events).getSequence()).isEqualTo(2);
    answer(channel.detach());
  }

  @Test
  @DisplayName("E07: what was told before the daemon died is acknowledged before it is sent again")
  void ahead() throws Exception {
    HeardSession before = new HeardSession();
    SessionChannel first = answer(daemon.client("a").attach(Asks.open("s"), before));
    answer(first.enqueue(List.of(Asks.suspended(1), Asks.suspended(2), Asks.suspended(3))));
    answer(first.command(CommandRequest.newBuilder().addTasks(1).addTasks(2).setCancel(true)));
    next(before.events);
    assertThat(next(before.events).getSequence()).isEqualTo(2);
    answer(first.command(CommandRequest.newBuilder().addTasks(3).setCancel(true)));
    next(before.events);
    answer(first.detach());

    HeardSession heard = new HeardSession();
    SessionChannel channel =
        answer(daemon.client("a").attach(Asks.open("s").toBuilder().setWindow(1).build(), heard));
    assertThat(next(heard.events).getSequence()).isEqualTo(1);
    channel.acknowledge(2);

    assertThat(next(heard.events).getSequence()).isEqualTo(3);
    answer(channel.detach());
  }

  @Test
  @DisplayName("E13: that all events were told is said once, and behind the last acknowledgement")
  void finished() throws Exception {
    HeardSession before = new HeardSession();
    SessionChannel first = answer(daemon.client("a").attach(Asks.open("s"), before));
    answer(first.enqueue(List.of(Asks.suspended(1), Asks.suspended(2), Asks.suspended(3))));
    answer(first.command(CommandRequest.newBuilder().setCancel(true)));
    next(before.events);
    answer(first.detach());

    HeardSession heard = new HeardSession();
    SessionChannel channel =
        answer(daemon.client("a").attach(Asks.open("s").toBuilder().setWindow(1).build(), heard));
    for (int i = 0; i < 3; i++) {
      StoredEvent event = next(heard.events);
      answer(daemon.client("a").hello());
      assertThat(heard.finished).isEmpty();
      channel.acknowledge(event.getSequence());
    }
    next(heard.finished);
    answer(channel.detach());
    assertThat(heard.finished).isEmpty();
  }
}
