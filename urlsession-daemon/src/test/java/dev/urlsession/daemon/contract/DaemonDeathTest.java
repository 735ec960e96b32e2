// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BackgroundHome.class)
class DaemonDeathTest {

  private static final String SESSION = "daemon.death";

  @AutoClose private final LoopbackServer server = LoopbackServer.start();

  /** The daemon is killed while it is told of the end, so that it cannot have noted that. */
  private static final class Killing extends Heard {
    @Override
    public void didCompleteWithError(
        URLSession session, URLSessionTask task, @Nullable URLError error) {
      ProcessHandle daemon = BackgroundHome.daemon();
      daemon.destroyForcibly();
      daemon.onExit().join();
      super.didCompleteWithError(session, task, error);
    }
  }

  @Test
  @DisplayName(
      "P05, E02: one that forgot what it told tells it again; that task is over all the same")
  void forgotten() throws Exception {
    server.route("/file", Answer.text("once"));
    Heard heard = new Killing();
    URLSession session = URLSession.create(EarlierProcess.configuration(SESSION), heard, null);
    URLSessionTask task = session.downloadTask(server.uri("/file"));
    task.resume();
    assertThat(heard.end(task)).isNull();

    Awaitility.await()
        .atMost(BackgroundHome.SECONDS, TimeUnit.SECONDS)
        .until(DaemonDeathTest::isForgotten);
    CompletableFuture<List<URLSessionTask>> all = new CompletableFuture<>();
    session.getAllTasks(all::complete);
    assertThat(all.get(BackgroundHome.SECONDS, TimeUnit.SECONDS)).isEmpty();
    session.finishTasksAndInvalidate();
    heard.invalid.get(BackgroundHome.SECONDS, TimeUnit.SECONDS);
    assertThat(heard.events).containsOnlyOnce("file", "complete");
  }

  /** Attached again, and acknowledged. */
  private static boolean isForgotten() {
    BackgroundHome.daemon();
    return BackgroundHome.status().getSessionsList().stream()
        .filter(info -> info.getSession().equals(SESSION))
        .anyMatch(info -> info.getAttached() && info.getStoredEvents() == 0);
  }
}
