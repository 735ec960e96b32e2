// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static dev.urlsession.downloads.Rig.CUT;
import static dev.urlsession.downloads.Rig.LENGTH;
import static dev.urlsession.downloads.Rig.SEED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.testing.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadFailureTest {

  @AutoClose private final Rig rig = new Rig();

  @Test
  @DisplayName("B-112, B-126: a download cut short has no file, and leaves none")
  void cutShort() {
    rig.server.route("/", Answer.generated(LENGTH, SEED).closeAfter(CUT));
    Told told = rig.download("/").awaitEnd();

    assertThat(told.events()).containsSubsequence("complete -1005").doesNotContain("finished");
    assertThat(told.resumeData()).isNull();
    assertThat(rig.parts()).isEmpty();
  }

  @Test
  @DisplayName("B-112: a download nobody answers has no file")
  void refused() {
    rig.server.refuseConnections();

    assertThat(rig.download("/").awaitEnd().events()).containsExactly("complete -1004");
  }

  @Test
  @DisplayName("B-112, B-126: a bad chunk is an error, and leaves no file")
  void badChunk() {
    rig.server.route("/", Answer.generated(LENGTH, SEED).badChunkAfter(CUT));
    Told told = rig.download("/").awaitEnd();

    assertThat(told.errorCode()).isLessThan(-999);
    assertThat(told.events()).doesNotContain("finished");
    assertThat(rig.parts()).isEmpty();
  }

  @ParameterizedTest(name = "B-113: the body of {0} is downloaded and finished like any other")
  @ValueSource(ints = {400, 401, 404, 410, 500, 503})
  @DisplayName("B-113: bodies of errors are downloaded and finished like any other")
  void statuses(int status) {
    rig.server.route("/", Answer.text("sorry").status(status));
    URLSessionDownloadTask task = rig.session.downloadTask(rig.server.uri("/"));
    Told told = rig.start(task).awaitEnd();

    assertThat(told.events()).containsExactly("wrote", "finished", "complete");
    assertThat(told.content()).asString().isEqualTo("sorry");
    assertThat(((HTTPURLResponse) task.response()).statusCode()).isEqualTo(status);
  }
}
