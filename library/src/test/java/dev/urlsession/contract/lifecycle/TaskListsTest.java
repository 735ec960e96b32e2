// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.lifecycle;

import static dev.urlsession.contract.Waiting.failure;
import static dev.urlsession.contract.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionUploadTask;
import dev.urlsession.contract.Rig;
import dev.urlsession.testing.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-013: the lists of tasks")
class TaskListsTest {

  @RegisterExtension final Rig rig = new Rig();

  @Test
  @DisplayName("B-013: every created task is listed by its kind, resumed or not")
  void byKind() {
    URLSession session = rig.session();
    URLSessionDataTask data = session.dataTask(rig.uri("/"));
    URLSessionDownloadTask download = session.downloadTask(rig.uri("/"));
    URLRequest post = URLRequest.builder(rig.uri("/")).httpMethod("POST").build();
    URLSessionUploadTask upload = session.uploadTask(post, new byte[1]);
    CompletableFuture<List<URLSessionTask>> listed = new CompletableFuture<>();

    session.getTasks(
        (ofData, ofUploads, ofDownloads) -> {
          List<URLSessionTask> all = new ArrayList<>(ofData);
          all.addAll(ofUploads);
          all.addAll(ofDownloads);
          listed.complete(all);
        });

    assertThat(get(listed)).containsExactly(data, upload, download);
    assertThat(get(session.allTasks())).containsExactlyInAnyOrder(data, download, upload);
  }

  @Test
  @DisplayName("B-013: completed and failed tasks are not listed when their end is told")
  void notTheEnded() {
    rig.server().route("/", Answer.text("hi"));
    rig.server().route("/bad", Answer.disconnect());
    URLSession session = rig.session();

    get(session.data(rig.uri("/")));
    failure(session.data(rig.uri("/bad")));

    assertThat(get(session.allTasks())).isEmpty();
  }

  @RepeatedTest(50)
  @DisplayName("B-013: a cancelled task is not listed from the moment it is cancelled")
  void notTheCancelled() {
    URLSession session = rig.session();
    URLSessionTask task = session.dataTask(rig.uri("/"));

    task.cancel();

    assertThat(get(session.allTasks())).isEmpty();
  }

  @Test
  @DisplayName("B-012, B-013: the lists are handed over on the delegate queue")
  void onQueue() {
    ExecutorService queue = Executors.newSingleThreadExecutor(work -> new Thread(work, "theirs"));
    URLSession session = rig.session(null, queue);
    CompletableFuture<String> name = new CompletableFuture<>();

    session.getAllTasks(tasks -> name.complete(Thread.currentThread().getName()));

    assertThat(get(name)).isEqualTo("theirs");
    session.close();
    queue.shutdown();
  }
}
