// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLRequest;
import dev.urlsession.URLSession.ResponseDisposition;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Generated;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResponseDispositionTest {

  private static final int LARGE = 32 << 20;

  @AutoClose private final Rig rig = Rig.http();

  @Test
  @DisplayName("B-060: no data comes, nor is much of it read, before the response is answered")
  void held() throws Exception {
    CompletableFuture<Consumer<ResponseDisposition>> question = new CompletableFuture<>();
    rig.heard.onResponse = (task, answer) -> question.complete(answer);
    rig.server.route("/large", Answer.generated(LARGE, 1));
    rig.server.route("/small", Answer.text("small"));
    URLSessionDataTask task = rig.session.dataTask(rig.uri("/large"));
    Told told = rig.start(task).await("response 200");
    assertThat(rig.session.data(rig.uri("/small")).get(60, TimeUnit.SECONDS).data()).hasSize(5);
    assertThat(told.events()).containsExactly("response 200");
    assertThat(task.countOfBytesReceived()).isLessThan(LARGE / 8);

    question.join().accept(ResponseDisposition.ALLOW);
    told.awaitEnd();
    assertThat(told.events()).containsExactly("response 200", "data", "complete");
    assertThat(told.body()).isEqualTo(Generated.bytes(1, 0, LARGE));
  }

  @Test
  @DisplayName("B-061: cancelling at the response ends the task with -999, the response stays")
  void cancelled() {
    rig.heard.onResponse = (task, answer) -> answer.accept(ResponseDisposition.CANCEL);
    rig.server.route("/", Answer.text("text"));
    URLSessionDataTask task = rig.session.dataTask(rig.uri("/"));
    Told told = rig.start(task).awaitEnd();
    assertThat(told.events()).containsExactly("response 200", "complete CANCELLED");
    assertThat(told.error().code().rawValue()).isEqualTo(-999);
    assertThat(task.response()).isNotNull();
  }

  @Test
  @DisplayName("B-060: a second answer to the same response is ignored")
  void once() {
    rig.heard.onResponse =
        (task, answer) -> {
          answer.accept(ResponseDisposition.ALLOW);
          answer.accept(ResponseDisposition.CANCEL);
        };
    rig.server.route("/", Answer.text("text"));
    assertThat(rig.get("/").events()).containsExactly("response 200", "data", "complete");
  }

  @Test
  @DisplayName("B-062: a data task becomes a download, which has its own identifier and the rest")
  void download() {
    rig.heard.onResponse = (task, answer) -> answer.accept(ResponseDisposition.BECOME_DOWNLOAD);
    rig.server.route("/file", Answer.generated(100_000, 2));
    URLSessionDataTask before = rig.session.dataTask(URLRequest.of(rig.uri("/file")));
    Told old = rig.start(before);
    URLSessionDownloadTask after = rig.heard.successor.orTimeout(60, TimeUnit.SECONDS).join();
    Told fresh = rig.heard.of(after).awaitEnd();
    assertThat(old.events()).containsExactly("response 200", "became " + after.taskIdentifier());
    assertThat(fresh.body()).isEqualTo(Generated.bytes(2, 0, 100_000));
    assertThat(fresh.events()).containsExactly("data", "complete");
    assertThat(after.taskIdentifier()).isNotEqualTo(before.taskIdentifier());
    assertThat(after.originalRequest()).isEqualTo(before.originalRequest());
    assertThat(after.response()).isSameAs(before.response());
    assertThat(after.countOfBytesReceived()).isEqualTo(100_000);
    assertThat(after.progress().fractionCompleted()).isEqualTo(1.0);
  }
}
