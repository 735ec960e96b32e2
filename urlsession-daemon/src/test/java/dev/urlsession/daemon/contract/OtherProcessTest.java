// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.urlsession.BackgroundSessionException;
import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import dev.urlsession.background.protocol.SessionInfo;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.LoopbackServer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("two processes of one app")
@ExtendWith(BackgroundHome.class)
class OtherProcessTest {

  private static final Duration LONG = Duration.ofSeconds(BackgroundHome.SECONDS);
  private static final int TASKS = 12;

  @AutoClose private final LoopbackServer server = LoopbackServer.start();
  private final Heard heard = new Heard();
  private Process other;

  private URLSession open(String identifier) {
    return URLSession.create(EarlierProcess.configuration(identifier), heard, null);
  }

  @AfterEach
  void end() throws InterruptedException {
    if (other != null) {
      other.destroyForcibly().waitFor();
    }
  }

  private void start(String identifier, String url, int tasks) throws Exception {
    other = BackgroundHome.start(SecondProcess.class, identifier, url, Integer.toString(tasks));
    assertThat(other.inputReader().readLine()).isEqualTo(SecondProcess.READY);
  }

  private void close(URLSession session) throws Exception {
    session.invalidateAndCancel();
    heard.invalid.get(BackgroundHome.SECONDS, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName(
      "E11, E12: only one has the session, until its process is gone; then the other at once")
  void oneAtATime() throws Exception {
    start("other.one", server.uri("/").toString(), 0);

    assertThatThrownBy(() -> open("other.one"))
        .isInstanceOfSatisfying(
            BackgroundSessionException.class,
            refused ->
                assertThat(refused.error().code())
                    .isEqualTo(URLError.Code.BACKGROUND_SESSION_IN_USE_BY_ANOTHER_PROCESS));

    other.destroyForcibly().waitFor();
    URLSession session =
        await().atMost(LONG).ignoreExceptions().until(() -> open("other.one"), s -> true);
    close(session);
  }

  @Test
  @DisplayName(
      "E06: while one is stopped the daemon goes on, for it and others; then it hears of it")
  void stopped() throws Exception {
    Gate gate = new Gate();
    server.route("/held", Answer.generated(10_000, 3).gate(gate));
    server.route("/own", Answer.text("own"));
    start("other.stopped", server.uri("/held").toString(), TASKS);
    signal("-STOP", other);
    gate.open();

    URLSession session = open("other.own");
    URLSessionTask task = session.downloadTask(server.uri("/own"));
    task.resume();
    assertThat(heard.end(task)).isNull();
    await().atMost(LONG).until(() -> info("other.stopped").getUnfinishedTasks() == 0);
    assertThat(info("other.stopped").getStoredEvents()).isEqualTo(TASKS);
    assertThat(other.isAlive()).isTrue();

    signal("-CONT", other);
    assertThat(other.waitFor(BackgroundHome.SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(other.exitValue()).isZero();
    close(session);
  }

  private static SessionInfo info(String session) {
    return BackgroundHome.status().getSessionsList().stream()
        .filter(one -> one.getSession().equals(session))
        .findFirst()
        .orElseThrow();
  }

  private static void signal(String which, Process process) throws Exception {
    assertThat(new ProcessBuilder("kill", which, Long.toString(process.pid())).start().waitFor())
        .isZero();
  }
}
