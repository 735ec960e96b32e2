// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDownloadDelegate;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.Generated;
import dev.urlsession.testing.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snippets about downloads. */
class DownloadsGuideTest {

  @AutoClose private final LoopbackServer server = LoopbackServer.start();

  private static final int LENGTH = 2 << 20;

  @TempDir private static Path downloads;

  @AutoClose
  private final URLSession session =
      URLSession.create(
          URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
              .downloadDirectory(downloads)
              .build());

  private final Answer whole = Answer.generated(LENGTH, 3).ranges().header("ETag", "\"v1\"");

  @Test
  @DisplayName("a download as a future")
  void download(@TempDir Path directory) throws IOException {
    server.route("/file", whole);
    URI url = server.uri("/file");
    // region download
    session
        .download(url)
        .thenAccept(result -> System.out.println(result.file() + " is yours to move"))
        .join();
    // endregion
    Path target = directory.resolve("file");
    // region move
    URLSession.DownloadResult result = session.download(url).join();
    Files.move(result.file(), target);
    // endregion
    assertThat(target).hasSize(LENGTH);
  }

  @Test
  @DisplayName("a download stopped and resumed")
  void resume() throws IOException {
    Gate rest = new Gate();
    server.route("/file", Answer.sequence(whole.gateAfter(LENGTH / 2, rest), whole));
    URLSessionDownloadTask task = session.downloadTask(server.uri("/file"));
    CompletableFuture<Boolean> begun = new CompletableFuture<>();
    task.setDelegate(
        new URLSessionDownloadDelegate() {
          @Override
          public void didWriteData(
              URLSession session, URLSessionDownloadTask task, long bytes, long total, long all) {
            begun.complete(true);
          }
        });
    task.resume();
    begun.join();
    Path file;
    // region resume
    CompletableFuture<byte[]> stopped = new CompletableFuture<>();
    task.cancelByProducingResumeData(stopped::complete);
    byte[] resumeData = stopped.join(); // null when the server cannot resume
    file = session.downloadFromResumeData(resumeData).join().file();
    // endregion
    rest.open();
    assertThat(Files.readAllBytes(file)).isEqualTo(Generated.bytes(3, 0, LENGTH));
  }

  @Test
  @DisplayName("a download cut off and resumed")
  void cutOff() throws IOException {
    server.route("/file", Answer.sequence(whole.closeAfter(LENGTH / 2), whole));
    URI url = server.uri("/file");
    Path file;
    // region failure
    try {
      file = session.download(url).join().file();
    } catch (CompletionException failed) {
      URLError error = (URLError) failed.getCause();
      byte[] resumeData = error.downloadTaskResumeData();
      if (resumeData == null) {
        throw failed; // nothing to go on with
      }
      file = session.downloadFromResumeData(resumeData).join().file();
    }
    // endregion
    assertThat(Files.readAllBytes(file)).isEqualTo(Generated.bytes(3, 0, LENGTH));
  }
}
