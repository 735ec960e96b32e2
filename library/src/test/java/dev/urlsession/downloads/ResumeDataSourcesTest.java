// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static dev.urlsession.downloads.Rig.CUT;
import static dev.urlsession.downloads.Rig.resource;
import static dev.urlsession.downloads.Rig.stopping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLSessionDownloadTask;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResumeDataSourcesTest {

  @AutoClose private final Rig rig = new Rig();

  private URLSessionDownloadTask running() {
    rig.server.route("/", stopping());
    URLSessionDownloadTask task = rig.session.downloadTask(rig.server.uri("/"));
    rig.start(task).awaitWritten(CUT);
    return task;
  }

  @Test
  @DisplayName("B-116: cancelling for resume data gives them to the handler and with the error")
  void handlerAndError() {
    URLSessionDownloadTask task = running();
    byte[] data = rig.dataOf(task);
    Told told = rig.telling.of(task);

    assertThat(data).isNotEmpty();
    assertThat(told.events()).containsExactly("wrote", "complete -999");
    assertThat(told.resumeData()).isEqualTo(data);
    assertThat(rig.parts()).singleElement().satisfies(part -> assertThat(part).hasSize(CUT));
    rig.dropParts();
  }

  @Test
  @DisplayName("B-116, B-126: plain cancel gives none and removes the part file")
  void plain() {
    URLSessionDownloadTask task = running();
    assertThat(rig.parts()).hasSize(1);
    task.cancel();
    Told told = rig.telling.of(task).awaitEnd();

    assertThat(told.events()).containsExactly("wrote", "complete -999");
    assertThat(told.resumeData()).isNull();
    assertThat(rig.parts()).isEmpty();
  }

  @Test
  @DisplayName("B-116: a task that has ended has no resume data")
  void ended() {
    rig.server.route("/", resource());
    URLSessionDownloadTask task = rig.session.downloadTask(rig.server.uri("/"));
    rig.start(task).awaitEnd();

    assertThat(rig.dataOf(task)).isNull();
  }

  @Test
  @DisplayName("B-116: the second who asks gets none")
  void second() {
    URLSessionDownloadTask task = running();
    byte[] first = rig.dataOf(task);

    assertThat(first).isNotNull();
    assertThat(rig.dataOf(task)).isNull();
    rig.dropParts();
  }

  @Test
  @DisplayName("B-116, B-126: invalidateAndCancel is a plain cancel")
  void invalidated() {
    URLSessionDownloadTask task = running();
    rig.session.invalidateAndCancel();

    assertThat(rig.telling.of(task).awaitEnd().resumeData()).isNull();
    assertThat(rig.parts()).isEmpty();
  }
}
