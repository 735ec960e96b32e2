// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.BackgroundDelivery;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import dev.urlsession.background.protocol.SessionInfo;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.LoopbackServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("P07: what an earlier process of the app began")
@ExtendWith(BackgroundHome.class)
class EarlierProcessTest {

  @AutoClose private final LoopbackServer server = LoopbackServer.start();
  private final Heard heard = new Heard();

  private void close(URLSession session) throws Exception {
    session.invalidateAndCancel();
    heard.invalid.get(BackgroundHome.SECONDS, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName("B-040, B-262, B-277: its task is known again, with what was set, and ends here")
  void known() throws Exception {
    Gate gate = new Gate();
    server.route("/held", Answer.text("held").gate(gate));
    String url = server.uri("/held").toString();
    assertThat(
            BackgroundHome.run(
                EarlierProcess.class, "earlier.known", url, EarlierProcess.END_AT_ONCE))
        .isZero();

    URLSession session =
        URLSession.create(EarlierProcess.configuration("earlier.known"), heard, null);
    CompletableFuture<List<URLSessionTask>> all = new CompletableFuture<>();
    session.getAllTasks(all::complete);
    URLSessionTask task = all.get(BackgroundHome.SECONDS, TimeUnit.SECONDS).get(0);

    assertThat(task.taskDescription()).isEqualTo("a label");
    assertThat(task.priority()).isEqualTo(URLSessionTask.PRIORITY_HIGH);
    assertThat(task.originalRequest().url()).isEqualTo(server.uri("/held"));
    assertThat(task.originalRequest().value("X-Label")).isEqualTo("kept");
    assertThat(task.state()).isEqualTo(URLSessionTask.State.RUNNING);
    URLSessionTask next = session.downloadTask(server.uri("/held"));
    assertThat(next.taskIdentifier()).isGreaterThan(task.taskIdentifier());

    gate.open();
    assertThat(heard.end(task)).isNull();
    assertThat(heard.files.get(task.taskIdentifier())).asString().isEqualTo("held");
    close(session);
  }

  @Test
  @DisplayName("B-267: without launch events they wait until the app comes by itself")
  void waits() throws Exception {
    Gate gate = new Gate();
    server.route("/file", Answer.text("waited").gate(gate));
    String url = server.uri("/file").toString();
    BackgroundHome.run(EarlierProcess.class, "earlier.waits", url, EarlierProcess.END_AT_ONCE);
    gate.open();
    Awaitility.await()
        .atMost(BackgroundHome.SECONDS, TimeUnit.SECONDS)
        .until(() -> storedEvents("earlier.waits") == 1);

    URLSession session =
        URLSession.create(EarlierProcess.configuration("earlier.waits"), heard, null);

    assertThat(heard.end(1)).isNull();
    assertThat(heard.files.get(1L)).asString().isEqualTo("waited");
    close(session);
  }

  private static long storedEvents(String session) {
    return BackgroundHome.status().getSessionsList().stream()
        .filter(one -> one.getSession().equals(session))
        .mapToLong(SessionInfo::getStoredEvents)
        .sum();
  }

  @Test
  @DisplayName("B-283, E02, E03: one that died in its last callback is told again, and marked")
  void redelivered() throws Exception {
    server.route("/file", Answer.text("twice"));
    String url = server.uri("/file").toString();
    assertThat(
            BackgroundHome.run(
                EarlierProcess.class, "earlier.died", url, EarlierProcess.DIE_IN_CALLBACK))
        .isEqualTo(EarlierProcess.DEAD);

    URLSession session =
        URLSession.create(EarlierProcess.configuration("earlier.died"), heard, null);

    assertThat(heard.end(1)).isNull();
    assertThat(heard.files.get(1L)).asString().isEqualTo("twice");
    BackgroundDelivery delivery = heard.deliveries.get(1L);
    assertThat(delivery.redelivered()).isTrue();
    assertThat(heard.events).containsOnlyOnce("file", "complete");
    assertThat(server.requestCount()).isEqualTo(1);
    close(session);
  }

  @Test
  @DisplayName("E17, B-171: what its task was asked meanwhile is asked here, and answered")
  void challenged() throws Exception {
    Gate gate = new Gate();
    server.route(
        "/locked", Answer.sequence(Locks.refusal().gate(gate), Locks.basic(Answer.text("inside"))));
    String url = server.uri("/locked").toString();
    BackgroundHome.run(
        EarlierProcess.class, "earlier.challenged", url, EarlierProcess.HEAR_CHALLENGES);
    gate.open();
    Awaitility.await()
        .atMost(BackgroundHome.SECONDS, TimeUnit.SECONDS)
        .until(() -> storedEvents("earlier.challenged") == 1);
    Asked asked = new Asked(Asked.using(Asked.KEY));

    URLSession session =
        URLSession.create(EarlierProcess.configuration("earlier.challenged"), asked, null);

    assertThat(asked.end(1)).isNull();
    assertThat(asked.files.get(1L)).asString().isEqualTo("inside");
    assertThat(asked.ofTask).hasSize(1);
    assertThat(asked.events).containsOnlyOnce("file", "complete");
    session.invalidateAndCancel();
    asked.invalid.get(BackgroundHome.SECONDS, TimeUnit.SECONDS);
  }
}
