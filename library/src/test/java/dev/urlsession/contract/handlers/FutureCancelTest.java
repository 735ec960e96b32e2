// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.handlers;

import static dev.urlsession.contract.Waiting.failure;
import static dev.urlsession.contract.Waiting.get;
import static dev.urlsession.contract.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.AsyncBytes;
import dev.urlsession.HTTPBody;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import dev.urlsession.contract.Rig;
import dev.urlsession.contract.Waiting;
import dev.urlsession.testing.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-034: cancelling futures")
class FutureCancelTest {

  @RegisterExtension final Rig rig = new Rig();

  @Test
  @DisplayName("B-034: cancelling a future cancels its task, of every kind")
  void cancelsTask() {
    rig.server().route("/", Answer.never());
    URLSession session = rig.session();
    URLRequest post = URLRequest.builder(rig.uri("/")).httpMethod("POST").build();
    List<CompletableFuture<?>> loads =
        List.of(
            session.data(rig.uri("/")),
            session.download(rig.uri("/")),
            session.upload(post, HTTPBody.ofString("x")),
            session.bytes(URLRequest.of(rig.uri("/"))));
    rig.server().awaitRequests(4, Waiting.LONG);

    loads.forEach(load -> load.cancel(true));

    rig.server().awaitOpenConnections(0, Waiting.LONG);
    until(() -> get(session.allTasks()).isEmpty());
    assertThat(loads).allMatch(CompletableFuture::isCancelled);
  }

  @RepeatedTest(100)
  @DisplayName("B-034, B-054: cancelling at any moment of a download leaves no file")
  void noFileLeft() throws IOException {
    rig.server().route("/", Answer.text("hi"));
    var load = rig.session().download(rig.uri("/"));
    for (int spin = 0; spin < System.nanoTime() % 50_000; spin++) {
      Thread.onSpinWait();
    }

    if (!load.cancel(true)) {
      Files.delete(get(load).file());
    }
  }

  @Test
  @DisplayName("B-050: a load that fails fails its future with its own error")
  void failing() {
    rig.server().refuseConnections();

    URLError error = failure(rig.session().data(rig.uri("/")));

    assertThat(error.code()).isEqualTo(URLError.Code.CANNOT_CONNECT_TO_HOST);
  }

  @Test
  @DisplayName("B-034: bytes nobody reads are let go when their task is cancelled")
  void unreadBytes() {
    rig.server().route("/", Answer.generated(50_000_000, 1));
    AsyncBytes bytes = get(rig.session().bytes(URLRequest.of(rig.uri("/"))));
    until(() -> bytes.task().countOfBytesReceived() > 0);

    bytes.close();

    until(() -> bytes.task().state() == URLSessionTask.State.COMPLETED);
  }
}
