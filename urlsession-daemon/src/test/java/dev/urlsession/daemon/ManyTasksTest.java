// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import static dev.urlsession.daemon.Asks.answer;
import static dev.urlsession.daemon.HeardSession.next;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.background.client.SessionChannel;
import dev.urlsession.background.protocol.CommandReply;
import dev.urlsession.background.protocol.CommandRequest;
import dev.urlsession.background.protocol.NewTask;
import dev.urlsession.background.protocol.StoredEvent;
import dev.urlsession.background.protocol.TaskInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("E18, E19: thousands of tasks of one session")
class ManyTasksTest {

  private static final int TASKS = 5_000;
  private static final int BATCH = 1_000;
  private static final int WINDOW = 500;

  @RegisterExtension final TestDaemon daemon = new TestDaemon();

  private SessionChannel attach(HeardSession heard) throws Exception {
    return answer(
        daemon.client("a").attach(Asks.open("s").toBuilder().setWindow(WINDOW).build(), heard));
  }

  @Test
  @DisplayName("E18, E19: they are listed in pages, and their ends are told in order, once each")
  void many() throws Exception {
    SessionChannel channel = attach(new HeardSession());
    for (int from = 1; from <= TASKS; from += BATCH) {
      List<NewTask> batch = new ArrayList<>();
      LongStream.range(from, from + BATCH).forEach(i -> batch.add(Asks.suspended(i)));
      answer(channel.enqueue(batch));
    }
    answer(channel.detach());
    assertThat(answer(daemon.client("a").tasks("s")))
        .extracting(TaskInfo::getIdentifier)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, TASKS).boxed().toList());
    CommandRequest cancel = CommandRequest.newBuilder().setSession("s").setCancel(true).build();
    CommandReply cancelled =
        answer(daemon.client("a").call((calls, reply) -> calls.command(cancel, reply)));
    assertThat(cancelled.getAffected()).isEqualTo(TASKS);

    HeardSession heard = new HeardSession();
    SessionChannel again = attach(heard);
    for (long expected = 1; expected <= TASKS; expected++) {
      StoredEvent event = next(heard.events);
      assertThat(event.getTask()).isEqualTo(expected);
      assertThat(event.getRedelivered()).isFalse();
      assertThat(heard.events).as("no more than the window").hasSizeLessThan(WINDOW);
      again.acknowledge(event.getSequence());
    }
    next(heard.finished);
    assertThat(answer(daemon.client("a").tasks("s"))).isEmpty();
    answer(again.detach());
  }
}
