// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static dev.urlsession.downloads.Rig.CUT;
import static dev.urlsession.downloads.Rig.LENGTH;
import static dev.urlsession.downloads.Rig.WHOLE;
import static dev.urlsession.downloads.Rig.resource;
import static dev.urlsession.downloads.Rig.stopping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResumeTest {

  @AutoClose private final Rig rig = new Rig();

  @Test
  @DisplayName("B-117, B-118: a stopped download goes on where it was")
  void goesOn() {
    rig.server.route("/", Answer.sequence(stopping(), resource()));
    Told told = rig.resume(rig.stopped("/")).awaitEnd();

    RecordedRequest request = rig.server.requests().get(1);
    assertThat(request.headerValues("Range")).containsExactly("bytes=" + CUT + "-");
    assertThat(request.headerValues("If-Range")).containsExactly("\"v1\"");
    assertThat(told.events())
        .containsExactly("resumed " + CUT + " of " + LENGTH, "wrote", "finished", "complete");
    assertThat(told.sha256()).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("B-118: didWriteData counts on from the offset")
  void counts() {
    rig.server.route("/", Answer.sequence(stopping(), resource()));
    Told told = rig.resume(rig.stopped("/")).awaitEnd();

    assertThat(told.writes()).extracting(Told.Wrote::total).isSorted().endsWith((long) LENGTH);
    assertThat(told.writes()).extracting(Told.Wrote::expected).containsOnly((long) LENGTH);
    assertThat(told.writes().stream().mapToLong(Told.Wrote::bytes).sum()).isEqualTo(LENGTH - CUT);
    assertThat(told.writes().get(0).total()).isEqualTo(CUT + told.writes().get(0).bytes());
  }

  @Test
  @DisplayName("B-118: it can be stopped and resumed again and again")
  void again() {
    Answer next = resource().gateAfter(CUT / 2, new Gate());
    rig.server.route("/", Answer.sequence(stopping(), next, next, resource()));
    byte[] data = rig.stopped("/");
    for (int round = 1; round <= 2; round++) {
      URLSessionDownloadTask task = rig.session.downloadTaskWithResumeData(data);
      rig.start(task).awaitWritten(CUT + round * CUT / 2);
      data = rig.dataOf(task);
    }
    Told told = rig.resume(data).awaitEnd();

    assertThat(told.events()).startsWith("resumed " + 2 * CUT + " of " + LENGTH);
    assertThat(told.sha256()).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("B-124: the original request is replayed with its headers")
  void headers() {
    rig.server.route("/", Answer.sequence(stopping(), resource()));
    URLRequest original =
        URLRequest.builder(rig.server.uri("/"))
            .header("Authorization", "Bearer mine")
            .header("X-App", "7")
            .build();
    URLSessionDownloadTask task = rig.session.downloadTaskWithResumeData(rig.stopped(original));
    rig.start(task).awaitEnd();

    RecordedRequest request = rig.server.requests().get(1);
    assertThat(request.headerValues("Authorization")).containsExactly("Bearer mine");
    assertThat(request.headerValues("X-App")).containsExactly("7");
  }

  @Test
  @DisplayName("B-117: after a redirect, who answered is asked for the rest")
  void redirected() {
    rig.server.route("/", Answer.redirect(302, "/file"));
    rig.server.route("/file", Answer.sequence(stopping(), resource()));
    Told told = rig.resume(rig.stopped("/")).awaitEnd();

    assertThat(rig.server.requests())
        .extracting(RecordedRequest::path)
        .containsExactly("/", "/file", "/file");
    assertThat(told.sha256()).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("B-123: another session goes on, also when the part file moved to its directory")
  void relocated() throws IOException {
    rig.server.route("/", Answer.sequence(stopping(), resource()));
    byte[] data = rig.stopped("/");
    Path part = rig.parts().get(0);
    Path elsewhere = Rig.temporary();
    Files.move(part, elsewhere.resolve(part.getFileName()));
    URLSession later = rig.session(elsewhere, configuration -> configuration);
    Told told = rig.start(later.downloadTaskWithResumeData(data)).awaitEnd();

    assertThat(told.events()).startsWith("resumed " + CUT + " of " + LENGTH);
    assertThat(told.sha256()).isEqualTo(WHOLE);
    assertThat(elsewhere).isEmptyDirectory();
    Files.delete(elsewhere);
  }
}
