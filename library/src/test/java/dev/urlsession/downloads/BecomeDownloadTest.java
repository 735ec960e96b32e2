// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static dev.urlsession.downloads.Rig.CUT;
import static dev.urlsession.downloads.Rig.LENGTH;
import static dev.urlsession.downloads.Rig.WHOLE;
import static dev.urlsession.downloads.Rig.resource;
import static dev.urlsession.downloads.Rig.stopping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLSessionDataTask;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.testing.Answer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BecomeDownloadTest {

  @AutoClose private final Rig rig = new Rig();

  private URLSessionDownloadTask convert(URLSessionDataTask task) {
    rig.start(task);
    return rig.telling.converted().orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Test
  @DisplayName("B-062: the download takes over, and the data task hears nothing more")
  void converted() {
    rig.server.route("/", resource());
    URLSessionDataTask before = rig.session.dataTask(rig.server.uri("/"));
    URLSessionDownloadTask after = convert(before);
    Told told = rig.telling.of(after).awaitEnd();

    assertThat(rig.telling.of(before).events()).containsExactly("response", "became");
    assertThat(told.events()).containsExactly("wrote", "finished", "complete");
    assertThat(told.sha256()).isEqualTo(WHOLE);
    assertThat(told.written()).isEqualTo(LENGTH);
  }

  @Test
  @DisplayName("B-062: it keeps request, response and counts, under an identifier of its own")
  void kept() {
    rig.server.route("/", resource());
    URLSessionDataTask before = rig.session.dataTask(rig.request("/", "X-App", "7"));
    URLSessionDownloadTask after = convert(before);
    rig.telling.of(after).awaitEnd();

    assertThat(after.taskIdentifier()).isNotEqualTo(before.taskIdentifier());
    assertThat(after.originalRequest()).isEqualTo(before.originalRequest());
    assertThat(after.response()).isEqualTo(before.response());
    assertThat(after.countOfBytesReceived()).isEqualTo(LENGTH);
    assertThat(after.countOfBytesExpectedToReceive()).isEqualTo(LENGTH);
  }

  @Test
  @DisplayName("B-062, B-330: its progress works")
  void progress() {
    rig.server.route("/", resource());
    URLSessionDownloadTask after = convert(rig.session.dataTask(rig.server.uri("/")));
    rig.telling.of(after).awaitEnd();

    assertThat(after.progress().isFinished()).isTrue();
    assertThat(after.progress().fractionCompleted()).isEqualTo(1.0);
    assertThat(after.progress().completedUnitCount()).isEqualTo(LENGTH);
  }

  @Test
  @DisplayName("B-062, B-116: it can be stopped and resumed, with the request as it was made")
  void resumed() {
    rig.server.route("/start", Answer.redirect(302, "/"));
    rig.server.route("/", Answer.sequence(stopping(), resource()));
    URLSessionDownloadTask after =
        convert(rig.session.dataTask(rig.request("/start", "X-App", "7")));
    rig.telling.of(after).awaitWritten(CUT);
    URLSessionDownloadTask resumed = rig.session.downloadTaskWithResumeData(rig.dataOf(after));
    Told told = rig.start(resumed).awaitEnd();

    assertThat(told.events()).startsWith("resumed " + CUT + " of " + LENGTH);
    assertThat(told.sha256()).isEqualTo(WHOLE);
    assertThat(rig.server.requests().get(2).headerValues("X-App")).containsExactly("7");
    assertThat(resumed.originalRequest().url()).isEqualTo(rig.server.uri("/start"));
  }

  @Test
  @DisplayName("B-062, B-126: cancelling it removes its file")
  void cancelled() {
    rig.server.route("/", stopping());
    URLSessionDownloadTask after = convert(rig.session.dataTask(rig.server.uri("/")));
    rig.telling.of(after).awaitWritten(CUT);
    after.cancel();

    assertThat(rig.telling.of(after).awaitEnd().events()).containsExactly("wrote", "complete -999");
  }
}
