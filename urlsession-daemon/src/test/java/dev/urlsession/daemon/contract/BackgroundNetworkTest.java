// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.BackgroundLaunch;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionConfigurationBuilder;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.URLSessionTask;
import dev.urlsession.background.place.NetworkWish;
import dev.urlsession.background.place.Places;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.LoopbackServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("B-263: the daemon follows the network of its machine")
@ExtendWith(BackgroundHome.class)
class BackgroundNetworkTest {

  private static final Duration LONG = Duration.ofSeconds(BackgroundHome.SECONDS);
  private static final int HALF = 3 << 20;

  private final LoopbackServer server = LoopbackServer.start();
  private final CompletableFuture<Boolean> waiting = new CompletableFuture<>();
  private final List<URLSession> sessions = new ArrayList<>();
  private final Heard heard =
      new Heard() {
        @Override
        public void taskIsWaitingForConnectivity(URLSession session, URLSessionTask task) {
          waiting.complete(true);
        }
      };

  @AfterEach
  void close() throws Exception {
    NetworkWish.AUTO.write(Places.current());
    for (URLSession session : sessions) {
      session.invalidateAndCancel();
    }
    server.close();
  }

  private URLSession open(
      String identifier, Heard delegate, UnaryOperator<URLSessionConfigurationBuilder> change) {
    URLSessionConfigurationBuilder usual =
        URLSessionConfiguration.backgroundSessionConfiguration("network." + identifier).toBuilder()
            .backgroundLaunch(BackgroundLaunch.attachOnly());
    URLSession session = URLSession.create(change.apply(usual).build(), delegate, null);
    sessions.add(session);
    return session;
  }

  /** The user says what the network is like; the daemon knows when this returns. */
  private static void becomes(NetworkWish wish, String word) throws IOException {
    wish.write(Places.current());
    Awaitility.await().atMost(LONG).until(() -> BackgroundHome.status().getNetwork().equals(word));
  }

  private URLSessionDownloadTask begin(URLSession session, String path) {
    URLSessionDownloadTask task = session.downloadTask(server.uri(path));
    task.resume();
    return task;
  }

  @Test
  @DisplayName("B-269, N16: a task waits for the network, says so, and goes on when there is one")
  void waits() throws Exception {
    server.route("/f", Answer.generated(1_000, 7));
    URLSession session = open("waits", heard, usual -> usual.waitsForConnectivity(false));
    becomes(NetworkWish.OFFLINE, "none");
    URLSessionDownloadTask task = begin(session, "/f");

    assertThat(waiting.get(BackgroundHome.SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(server.requestCount()).isZero();
    NetworkWish.UNMETERED.write(Places.current());

    assertThat(heard.end(task)).isNull();
    assertThat(heard.files.get(task.taskIdentifier())).hasSize(1_000);
  }

  @Test
  @DisplayName("N17: when the network costs money, what must not use it stops, and goes on later")
  void metered() throws Exception {
    Gate gate = new Gate();
    server.route(
        "/big",
        Answer.generated(2L * HALF, 7).header("ETag", "\"v\"").ranges().gateAfter(HALF, gate));
    URLSession session = open("metered", heard, usual -> usual.allowsExpensiveNetworkAccess(false));
    URLSessionDownloadTask task = begin(session, "/big");
    gate.awaitArrivals(1, LONG);
    NetworkWish.METERED.write(Places.current());
    server.awaitOpenConnections(0, LONG);
    gate.open();
    NetworkWish.UNMETERED.write(Places.current());

    assertThat(heard.end(task)).isNull();
    assertThat(heard.files.get(task.taskIdentifier())).hasSize(2 * HALF);
    assertThat(server.requestCount()).isEqualTo(2);
  }

  @Test
  @DisplayName("B-271: a discretionary task waits for a network that costs nothing")
  void discretionary() throws Exception {
    server.route("/later", Answer.generated(1_000, 7));
    server.route("/now", Answer.generated(1_000, 8));
    URLSession patient = open("patient", heard, usual -> usual.discretionary(true));
    Heard other = new Heard();
    URLSession urgent = open("urgent", other, usual -> usual);
    becomes(NetworkWish.METERED, "metered");
    URLSessionDownloadTask later = begin(patient, "/later");
    URLSessionDownloadTask now = begin(urgent, "/now");

    assertThat(other.end(now)).isNull();
    assertThat(server.requests()).extracting(request -> request.path()).containsExactly("/now");
    NetworkWish.UNMETERED.write(Places.current());

    assertThat(heard.end(later)).isNull();
  }
}
