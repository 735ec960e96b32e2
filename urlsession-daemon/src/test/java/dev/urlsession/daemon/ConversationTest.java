// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import static dev.urlsession.daemon.Asks.answer;
import static dev.urlsession.daemon.HeardSession.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.urlsession.background.client.DaemonClient;
import dev.urlsession.background.client.DaemonException;
import dev.urlsession.background.client.DaemonException.Problem;
import dev.urlsession.background.client.SessionChannel;
import dev.urlsession.background.protocol.CommandReply;
import dev.urlsession.background.protocol.CommandRequest;
import dev.urlsession.background.protocol.Desired;
import dev.urlsession.background.protocol.NewTask;
import dev.urlsession.background.protocol.SessionsReply;
import dev.urlsession.background.protocol.SessionsRequest;
import dev.urlsession.background.protocol.State;
import dev.urlsession.background.protocol.StatusReply;
import dev.urlsession.background.protocol.StatusRequest;
import dev.urlsession.background.protocol.TaskInfo;
import dev.urlsession.background.protocol.Update;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConversationTest {

  @RegisterExtension final TestDaemon daemon = new TestDaemon();

  @Test
  @DisplayName("tasks are accepted once, and known again after the process is gone")
  void acceptedAndKnownAgain() throws Exception {
    HeardSession first = new HeardSession();
    SessionChannel channel = answer(daemon.client("a").attach(Asks.open("s"), first));
    assertThat(next(first.attached).getLastTaskIdentifier()).isZero();
    List<NewTask> tasks = List.of(Asks.suspended(1), Asks.suspended(2));
    answer(channel.enqueue(tasks));
    answer(channel.enqueue(tasks));
    answer(
        channel.command(
            CommandRequest.newBuilder()
                .addTasks(2)
                .setUpdate(Update.newBuilder().setDescription("two").setPriority(0.9))));
    channel.close();

    HeardSession again = new HeardSession();
    SessionChannel second = answer(daemon.client("a").attach(Asks.open("s"), again));
    assertThat(next(again.attached).getLastTaskIdentifier()).isEqualTo(2);
    next(again.listed);
    assertThat(again.tasks).extracting(TaskInfo::getIdentifier).containsExactly(1L, 2L);
    TaskInfo two = again.tasks.get(1);
    assertThat(two.getDescription()).isEqualTo("two");
    assertThat(two.getPriority()).isEqualTo(0.9);
    assertThat(two.getState()).isEqualTo(State.NEW);
    assertThat(two.getDesired()).isEqualTo(Desired.SUSPEND);
    assertThat(two.getOriginalRequest().getUrl()).isEqualTo("http://127.0.0.1:1/file");
    second.close();
  }

  @Test
  @DisplayName("E01: a cancelled task is told as an event, until it is acknowledged")
  void toldUntilAcknowledged() throws Exception {
    HeardSession heard = new HeardSession();
    SessionChannel channel = answer(daemon.client("a").attach(Asks.open("s"), heard));
    answer(channel.enqueue(List.of(Asks.suspended(1))));
    answer(channel.command(CommandRequest.newBuilder().addTasks(1).setCancel(true)));
    var event = next(heard.events);
    assertThat(event.getFinished().getFailure().getCode()).isEqualTo(-999);
    assertThat(event.getRedelivered()).isFalse();
    answer(channel.detach());

    HeardSession again = new HeardSession();
    SessionChannel second = answer(daemon.client("a").attach(Asks.open("s"), again));
    var repeated = next(again.events);
    assertThat(repeated.getRedelivered()).isTrue();
    assertThat(repeated.getIdentifier()).isEqualTo(event.getIdentifier());
    second.acknowledge(repeated.getSequence());
    next(again.finished);
    answer(second.detach());

    HeardSession last = new HeardSession();
    SessionChannel third = answer(daemon.client("a").attach(Asks.open("s"), last));
    next(last.listed);
    assertThat(last.tasks).isEmpty();
    assertThat(last.events).isEmpty();
    third.close();
  }

  @Test
  @DisplayName("S05: another application finds nothing of it")
  void scoped() throws Exception {
    HeardSession heard = new HeardSession();
    SessionChannel channel = answer(daemon.client("a").attach(Asks.open("s"), heard));
    answer(channel.enqueue(List.of(Asks.suspended(1))));
    DaemonClient other = daemon.client("b");
    SessionsReply sessions =
        answer(
            other.call(
                (stub, reply) -> stub.sessions(SessionsRequest.getDefaultInstance(), reply)));
    assertThat(sessions.getSessionsList()).isEmpty();
    assertThatThrownBy(
            () ->
                answer(
                    other.<CommandReply>call(
                        (stub, reply) ->
                            stub.command(
                                CommandRequest.newBuilder()
                                    .setSession("s")
                                    .addTasks(1)
                                    .setCancel(true)
                                    .build(),
                                reply))))
        .isInstanceOfSatisfying(
            DaemonException.class,
            refused -> assertThat(refused.problem()).isEqualTo(Problem.NOT_FOUND));
    channel.close();
  }

  @Test
  @DisplayName("the status has the process, the sessions and the tasks by state")
  void status() throws Exception {
    HeardSession heard = new HeardSession();
    SessionChannel channel = answer(daemon.client("a").attach(Asks.open("s"), heard));
    answer(channel.enqueue(List.of(Asks.suspended(1), Asks.suspended(2))));
    StatusReply status =
        answer(
            daemon
                .client("")
                .call((stub, reply) -> stub.status(StatusRequest.getDefaultInstance(), reply)));
    assertThat(status.getProcessId()).isEqualTo(ProcessHandle.current().pid());
    assertThat(status.getTasksMap()).containsExactly(Map.entry("NEW", 2L));
    assertThat(status.getSessions(0).getAttached()).isTrue();
    assertThat(status.getSessions(0).getUnfinishedTasks()).isEqualTo(2);
    assertThat(status.getResidentMemory()).isPositive();
    channel.close();
  }

  @Test
  @DisplayName("E15: an invalidated session is over for who is attached, and its tasks are gone")
  void invalidated() throws Exception {
    HeardSession heard = new HeardSession();
    SessionChannel channel = answer(daemon.client("a").attach(Asks.open("s"), heard));
    answer(channel.enqueue(List.of(Asks.suspended(1))));
    answer(channel.invalidate(true));
    assertThat(next(heard.ended).problem()).isEqualTo(Problem.INVALIDATED);

    HeardSession again = new HeardSession();
    SessionChannel second = answer(daemon.client("a").attach(Asks.open("s"), again));
    next(again.listed);
    assertThat(again.tasks).isEmpty();
    second.close();
  }

  @Test
  @DisplayName("an enqueue of nothing, or of what is no task, is refused with a reason")
  void nonsense() throws Exception {
    HeardSession heard = new HeardSession();
    SessionChannel channel = answer(daemon.client("a").attach(Asks.open("s"), heard));
    assertThatThrownBy(() -> answer(channel.enqueue(List.of()))).hasMessageContaining("1 to 1,000");
    assertThatThrownBy(
            () ->
                answer(channel.enqueue(List.of(Asks.suspended(1).toBuilder().clearKey().build()))))
        .hasMessageContaining("UUID");
    channel.close();
  }
}
