// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static dev.urlsession.downloads.Rig.CUT;
import static dev.urlsession.downloads.Rig.LENGTH;
import static dev.urlsession.downloads.Rig.SEED;
import static dev.urlsession.downloads.Rig.WHOLE;
import static dev.urlsession.downloads.Rig.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DownloadHandlerTest {

  @AutoClose private final Rig rig = new Rig();

  private record Outcome(byte[] content, Path file, URLError error) {}

  private Outcome outcome(String path) {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    rig.session
        .downloadTask(
            rig.server.uri(path),
            (file, response, error) -> outcome.complete(new Outcome(read(file), file, error)))
        .resume();
    return outcome.orTimeout(60, TimeUnit.SECONDS).join();
  }

  private static byte[] read(Path file) {
    try {
      return file == null ? null : Files.readAllBytes(file);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Test
  @DisplayName("B-111, B-054: a completion handler has the file while it runs")
  void handler() {
    rig.server.route("/", resource());
    Outcome outcome = outcome("/");

    assertThat(outcome.error()).isNull();
    assertThat(Rig.sha256(outcome.content())).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("B-112: a completion handler gets no file with an error")
  void failed() {
    rig.server.route("/", Answer.generated(LENGTH, SEED).closeAfter(CUT));
    Outcome outcome = outcome("/");

    assertThat(outcome.file()).isNull();
    assertThat(outcome.error().code()).isEqualTo(URLError.Code.NETWORK_CONNECTION_LOST);
  }

  @Test
  @DisplayName("B-054: the file of a future stays until its owner deletes it")
  void future() throws IOException {
    rig.server.route("/", resource());
    URLSession.DownloadResult result = rig.session.download(rig.server.uri("/")).join();

    assertThat(Rig.sha256(Files.readAllBytes(result.file()))).isEqualTo(WHOLE);
    Files.delete(result.file());
  }

  @Test
  @DisplayName(
      "B-116: the future of a broken download fails with resume data, which a future resumes")
  void resumedFuture() throws IOException {
    Gate gate = new Gate();
    rig.server.route(
        "/", Answer.sequence(resource().gateAfter(CUT, gate).closeAfter(CUT + 1), resource()));
    CompletableFuture<URLSession.DownloadResult> first = rig.session.download(rig.server.uri("/"));
    gate.awaitArrivals(1, Told.LONG);
    gate.open();
    URLError error = (URLError) catchThrowable(first::join).getCause();
    URLSession.DownloadResult result =
        rig.session.downloadFromResumeData(error.downloadTaskResumeData()).join();

    assertThat(Rig.sha256(Files.readAllBytes(result.file()))).isEqualTo(WHOLE);
    assertThat(rig.server.requests().get(1).header("Range")).isPresent();
    Files.delete(result.file());
  }

  @Test
  @DisplayName("B-126: cancelling the future removes the part file")
  void cancelledFuture() {
    Gate gate = new Gate();
    rig.server.route("/", resource().gateAfter(CUT, gate));
    CompletableFuture<URLSession.DownloadResult> result = rig.session.download(rig.server.uri("/"));
    gate.awaitArrivals(1, Told.LONG);
    result.cancel(true);

    assertThat(result).isCancelled();
    rig.server.awaitOpenConnections(0, Told.LONG);
  }
}
