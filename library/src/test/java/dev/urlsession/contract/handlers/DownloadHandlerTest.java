// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.handlers;

import static dev.urlsession.contract.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLSession;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.testing.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-054: the file of a download")
class DownloadHandlerTest {

  @RegisterExtension final Rig rig = new Rig();

  @Test
  @DisplayName("B-054: a handler's file is there while the handler runs, and no longer")
  void goesAfterHandler() throws IOException {
    rig.server().route("/", Answer.text("hi"));
    CompletableFuture<Path> seen = new CompletableFuture<>();
    CompletableFuture<String> text = new CompletableFuture<>();
    URLSession session = rig.session();
    session
        .downloadTask(
            rig.uri("/"),
            (file, response, error) -> {
              seen.complete(file);
              text.complete(read(file));
            })
        .resume();

    assertThat(get(text)).isEqualTo("hi");
    session.close();
    assertThat(get(seen)).doesNotExist();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      return failed.toString();
    }
  }

  @Test
  @DisplayName("B-054: a file moved away in the handler stays")
  void moved() throws IOException {
    rig.server().route("/", Answer.text("hi"));
    Path target = rig.directory().resolve("kept");
    CompletableFuture<Boolean> moved = new CompletableFuture<>();
    URLSession session = rig.session();
    session
        .downloadTask(
            rig.uri("/"),
            (file, response, error) -> moved.complete(file.toFile().renameTo(target.toFile())))
        .resume();

    assertThat(get(moved)).isTrue();
    session.close();
    assertThat(target).hasContent("hi");
    Files.delete(target);
  }

  @Test
  @DisplayName("B-054: a future's file stays until its owner deletes it")
  void ofFuture() throws IOException {
    rig.server().route("/", Answer.text("hi"));
    URLSession session = rig.session();

    Path file = get(session.download(rig.uri("/"))).file();
    session.close();

    assertThat(file).hasContent("hi").hasParent(rig.directory());
    Files.delete(file);
  }

  @Test
  @DisplayName("B-051: the delegate's download messages are bypassed by a handler")
  void bypass() {
    rig.server().route("/", Answer.text("hi"));
    Recorder recorder = new Recorder();
    URLSession session = rig.session(recorder);
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    session.downloadTask(rig.uri("/"), (file, response, error) -> done.complete(true)).resume();

    assertThat(get(done)).isTrue();
    assertThat(recorder.events()).doesNotContain("didFinishDownloading", "didCompleteWithError");
  }
}
