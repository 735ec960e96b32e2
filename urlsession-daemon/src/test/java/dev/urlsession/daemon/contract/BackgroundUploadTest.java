// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.BackgroundLaunch;
import dev.urlsession.HTTPBody;
import dev.urlsession.MultipartFormData;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionUploadTask;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.LoopbackServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("B-090: uploads of a background session")
@ExtendWith(BackgroundHome.class)
class BackgroundUploadTest {

  private final LoopbackServer server = LoopbackServer.start();
  private final Heard heard = new Heard();
  private URLSession session;
  @TempDir private Path directory;

  @BeforeEach
  void open() {
    server.route(
        "/put", Answer.respond(request -> Answer.text("got " + request.bodyText()).status(201)));
    session =
        URLSession.create(
            URLSessionConfiguration.backgroundSessionConfiguration("upload").toBuilder()
                .backgroundLaunch(BackgroundLaunch.attachOnly())
                .build(),
            heard,
            null);
  }

  @AfterEach
  void close() throws Exception {
    session.invalidateAndCancel();
    heard.invalid.get(BackgroundHome.SECONDS, TimeUnit.SECONDS);
    server.close();
  }

  private URLRequest put() {
    return URLRequest.builder(server.uri("/put")).httpMethod("PUT").build();
  }

  @Test
  @DisplayName("B-064: the answer's body comes as data, and nobody is asked about the response")
  void file() throws Exception {
    Path file = Files.writeString(directory.resolve("a.txt"), "text");
    URLSessionUploadTask task = session.uploadTask(put(), file);
    task.resume();

    assertThat(heard.end(task)).isNull();
    assertThat(heard.bodies.get(task.taskIdentifier())).isEqualTo("got text");
    assertThat(heard.events).containsSubsequence("data", "metrics", "complete");
    assertThat(heard.events).doesNotContain("response", "file");
    assertThat(task.countOfBytesSent()).isEqualTo(4);
  }

  @Test
  @DisplayName("B-091: the app may remove its file once the task is accepted")
  void removed() throws Exception {
    Gate gate = new Gate();
    server.route("/hold", Answer.text("first").gate(gate));
    Path first = Files.writeString(directory.resolve("first.txt"), "1");
    Path file = Files.writeString(directory.resolve("b.txt"), "kept");
    URLRequest hold = URLRequest.builder(server.uri("/hold")).httpMethod("PUT").build();
    for (int i = 0; i < 6; i++) {
      session.uploadTask(hold, first).resume(); // As many as a host takes at a time.
    }
    gate.awaitArrivals(6, Duration.ofSeconds(BackgroundHome.SECONDS));
    URLSessionUploadTask task = session.uploadTask(put(), file);
    task.resume();
    boolean sameFileSystem =
        Files.getFileStore(file).equals(Files.getFileStore(BackgroundHome.home()));
    Files.delete(file);
    gate.open();

    URLError error = heard.end(task);
    if (sameFileSystem) {
      assertThat(error).isNull();
      assertThat(heard.bodies.get(task.taskIdentifier())).isEqualTo("got kept");
    } else {
      assertThat(error.code()).isEqualTo(URLError.Code.FILE_DOES_NOT_EXIST);
    }
  }

  @Test
  @DisplayName("B-090: bytes and forms are kept in a file of the library's own")
  void spooled() throws Exception {
    URLSessionUploadTask bytes = session.uploadTask(put(), HTTPBody.ofString("bytes"));
    MultipartFormData form = MultipartFormData.builder().field("name", "value").build();
    URLSessionUploadTask parts = session.uploadTask(put(), HTTPBody.ofMultipart(form));
    bytes.resume();
    parts.resume();

    assertThat(heard.end(bytes)).isNull();
    assertThat(heard.bodies.get(bytes.taskIdentifier())).isEqualTo("got bytes");
    assertThat(heard.end(parts)).isNull();
    assertThat(heard.bodies.get(parts.taskIdentifier())).contains("name=\"name\"", "value");
  }

  @Test
  @DisplayName("B-089: a missing file is an error of the task")
  void missing() throws Exception {
    URLSessionUploadTask task = session.uploadTask(put(), directory.resolve("none"));
    task.resume();

    assertThat(heard.end(task).code()).isEqualTo(URLError.Code.FILE_DOES_NOT_EXIST);
    assertThat(server.requestCount()).isZero();
  }
}
