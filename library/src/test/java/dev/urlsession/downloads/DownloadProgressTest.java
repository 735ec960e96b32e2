// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static dev.urlsession.downloads.Rig.CUT;
import static dev.urlsession.downloads.Rig.LENGTH;
import static dev.urlsession.downloads.Rig.SEED;
import static dev.urlsession.downloads.Rig.resource;
import static dev.urlsession.downloads.Rig.stopping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.Progress;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DownloadProgressTest {

  @AutoClose private final Rig rig = new Rig();

  @Test
  @DisplayName("B-330: the fraction of a download grows to 1, and then it is finished")
  void monotone() {
    rig.server.route("/", resource());
    URLSessionDownloadTask task = rig.session.downloadTask(rig.server.uri("/"));
    List<Double> fractions = new CopyOnWriteArrayList<>();
    task.progress().addListener(progress -> fractions.add(progress.fractionCompleted()));
    rig.start(task).awaitEnd();

    assertThat(fractions).isSorted().endsWith(1.0);
    assertThat(task.progress().isFinished()).isTrue();
    assertThat(task.progress().totalUnitCount()).isEqualTo(LENGTH);
  }

  @Test
  @DisplayName("B-330: throughput and time left are told while it runs")
  void estimates() {
    Gate gate = new Gate();
    rig.server.route("/", resource().gateAfter(CUT, gate).gateAfter(2 * CUT, new Gate()));
    URLSessionDownloadTask task = rig.session.downloadTask(rig.server.uri("/"));
    Told told = rig.start(task).awaitWritten(CUT);
    rig.time.advance(Duration.ofSeconds(2));
    gate.open();
    told.awaitWritten(2 * CUT);
    Progress progress = task.progress();

    assertThat(progress.throughput()).isBetween(CUT / 2L, (long) CUT);
    assertThat(progress.estimatedTimeRemaining())
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4));
    task.cancel();
    told.awaitEnd();
  }

  @Test
  @DisplayName("B-339: the fraction does not go back when a download starts again")
  void startedAgain() {
    rig.server.route("/", Answer.sequence(stopping(), Answer.generated(LENGTH, SEED + 1)));
    URLSessionDownloadTask task = rig.session.downloadTaskWithResumeData(rig.stopped("/"));
    List<Double> fractions = new CopyOnWriteArrayList<>();
    task.progress().addListener(progress -> fractions.add(progress.fractionCompleted()));
    rig.start(task).awaitEnd();

    assertThat(fractions).isSorted().endsWith(1.0);
  }

  @Test
  @DisplayName("B-330: a resumed download begins at what it holds")
  void resumed() {
    rig.server.route("/", Answer.sequence(stopping(), resource().gateAfter(CUT, new Gate())));
    URLSessionDownloadTask task = rig.session.downloadTaskWithResumeData(rig.stopped("/"));
    Told told = rig.start(task).awaitWritten(2 * CUT);

    assertThat(task.progress().completedUnitCount()).isEqualTo(2 * CUT);
    assertThat(task.progress().totalUnitCount()).isEqualTo(LENGTH);
    task.cancel();
    told.awaitEnd();
  }

  @Test
  @DisplayName("B-330: cancelling the progress cancels the download")
  void cancelled() {
    rig.server.route("/", stopping());
    URLSessionDownloadTask task = rig.session.downloadTask(rig.server.uri("/"));
    Told told = rig.start(task).awaitWritten(CUT);
    task.progress().cancel();

    assertThat(told.awaitEnd().errorCode()).isEqualTo(-999);
  }
}
