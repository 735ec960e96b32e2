// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.errors;

import static dev.urlsession.contract.Waiting.failure;
import static dev.urlsession.contract.Waiting.get;
import static dev.urlsession.contract.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-364: resume data of errors")
class ResumeDataOfErrorTest {

  @RegisterExtension final Rig rig = new Rig();

  private final Answer broken = Answer.generated(2_000_000, 1).resetAfter(1_000_000);

  private URLError download(Answer answer) {
    rig.server().route("/", answer);
    return failure(rig.session().download(rig.uri("/")));
  }

  @Test
  @DisplayName("B-364: they are there when the download can go on, and it does")
  void resumable() throws IOException {
    Gate gate = new Gate();
    rig.server()
        .route(
            "/",
            Answer.generated(2_000_000, 1)
                .header("ETag", "\"a\"")
                .ranges()
                .gateAfter(1_000_000, gate));
    Recorder recorder = new Recorder();
    URLSession session = rig.session(recorder);
    URLSessionTask task = session.downloadTask(rig.uri("/"));
    task.resume();
    until(() -> task.progress().completedUnitCount() > 0);
    rig.server().closeConnections();
    URLError error = recorder.end().error();
    gate.open();
    assertThat(error.downloadTaskResumeData()).isNotNull();

    Path file = get(session.downloadFromResumeData(error.downloadTaskResumeData())).file();

    assertThat(Files.size(file)).isEqualTo(2_000_000);
    assertThat(rig.server().requests().get(1).header("Range")).isPresent();
    Files.delete(file);
  }

  @Test
  @DisplayName("B-364: not without a validator")
  void noValidator() {
    assertThat(download(broken.header("Accept-Ranges", "bytes")).downloadTaskResumeData()).isNull();
  }

  @Test
  @DisplayName("B-364: not before the first byte")
  void nothingYet() {
    assertThat(download(Answer.disconnect()).downloadTaskResumeData()).isNull();
  }

  @Test
  @DisplayName("B-364: not on a plain cancel")
  void cancel() {
    Gate gate = new Gate();
    rig.server()
        .route(
            "/",
            Answer.generated(2_000_000, 1)
                .header("ETag", "\"a\"")
                .ranges()
                .gateAfter(1_000_000, gate));
    Recorder recorder = new Recorder();
    URLSessionTask task = rig.session(recorder).downloadTask(rig.uri("/"));
    task.resume();
    until(() -> task.progress().completedUnitCount() > 0);

    task.cancel();

    assertThat(recorder.end().error().downloadTaskResumeData()).isNull();
  }
}
