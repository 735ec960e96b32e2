// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.BackgroundLaunch;
import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.background.place.Places;
import dev.urlsession.daemon.Trees;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.LoopbackServer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BackgroundHome.class)
class BackgroundLostTest {

  private static URLSession open(Heard heard) {
    return URLSession.create(
        URLSessionConfiguration.backgroundSessionConfiguration("lost").toBuilder()
            .backgroundLaunch(BackgroundLaunch.attachOnly())
            .build(),
        heard,
        null);
  }

  /** The daemon dies, and what it knew is gone before the next one looks. */
  private static void lose() throws Exception {
    ProcessHandle daemon = BackgroundHome.daemon();
    Process stop = new ProcessBuilder("kill", "-STOP", Long.toString(daemon.pid())).start();
    assertThat(stop.waitFor()).isZero();
    Trees.delete(Places.current().database());
    Trees.delete(Places.current().state().resolve("engine"));
    daemon.destroyForcibly();
    daemon.onExit().get(BackgroundHome.SECONDS, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName(
      "B-280: when the daemon lost its state, tasks end with -997, and the app begins anew")
  void lost() throws Exception {
    Gate gate = new Gate();
    try (LoopbackServer server = LoopbackServer.start()) {
      server.route("/f", Answer.generated(100_000, 7).gateAfter(1_000, gate));
      server.route("/g", Answer.generated(1_000, 8));
      Heard heard = new Heard();
      URLSessionDownloadTask task = open(heard).downloadTask(server.uri("/f"));
      task.resume();
      gate.awaitArrivals(1, Duration.ofSeconds(BackgroundHome.SECONDS));
      lose();

      assertThat(heard.end(task).code())
          .isEqualTo(URLError.Code.BACKGROUND_SESSION_WAS_DISCONNECTED);
      heard.invalid.get(BackgroundHome.SECONDS, TimeUnit.SECONDS);
      gate.open();

      Heard again = new Heard();
      URLSession session = open(again);
      URLSessionDownloadTask next = session.downloadTask(server.uri("/g"));
      next.resume();
      assertThat(again.end(next)).isNull();
      session.invalidateAndCancel();
      again.invalid.get(BackgroundHome.SECONDS, TimeUnit.SECONDS);
    }
  }
}
