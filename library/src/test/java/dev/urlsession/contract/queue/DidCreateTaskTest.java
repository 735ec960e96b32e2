// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.queue;

import static dev.urlsession.contract.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskDelegate;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.testing.Answer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-022: the message about a new task")
class DidCreateTaskTest {

  @RegisterExtension final Rig rig = new Rig();

  private final List<URLSessionTask> created = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  private final class Created implements URLSessionTaskDelegate {
    @Override
    public void didCreateTask(URLSession session, URLSessionTask task) {
      created.add(task);
      threads.add(Thread.currentThread());
    }
  }

  @Test
  @DisplayName("B-022: it comes once, on the factory's thread, before the factory returns")
  void beforeReturn() {
    URLSession session = rig.session(new Created());
    URLRequest post = URLRequest.builder(rig.uri("/")).httpMethod("POST").build();

    URLSessionTask data = session.dataTask(rig.uri("/"));
    assertThat(created).containsExactly(data);
    URLSessionTask handled = session.dataTask(rig.uri("/"), (bytes, response, error) -> {});
    URLSessionTask upload = session.uploadTask(post, new byte[1]);
    URLSessionTask streamed = session.uploadTaskWithStreamedRequest(post);
    URLSessionTask download = session.downloadTask(rig.uri("/"));
    URLSessionTask resumed = session.downloadTaskWithResumeData(new byte[1]);

    assertThat(created).containsExactly(data, handled, upload, streamed, download, resumed);
    assertThat(threads).containsOnly(Thread.currentThread());
    assertThat(created).allMatch(task -> task.state() == URLSessionTask.State.SUSPENDED);
  }

  @Test
  @DisplayName("B-022: the delegate given to a future's load hears it, before the load begins")
  void futures() {
    rig.server().route("/", Answer.text("hi"));
    rig.server().route("/post", Answer.echo());
    URLSession session = rig.session();

    get(session.data(URLRequest.of(rig.uri("/")), new Created()));
    assertThat(created).hasSize(1);
    URLRequest post = URLRequest.builder(rig.uri("/post")).httpMethod("POST").build();
    get(session.upload(post, HTTPBody.ofString("x"), new Created()));
    assertThat(created).hasSize(2);
    var file = get(session.download(URLRequest.of(rig.uri("/")), new Created())).file();

    assertThat(file).exists();
    assertThat(file.toFile().delete()).isTrue();
    assertThat(created).hasSize(3);
    assertThat(threads).containsOnly(Thread.currentThread());
  }

  @Test
  @DisplayName("B-022: a data task that becomes a download brings one more message")
  void becomesDownload() {
    rig.server().route("/", Answer.text("hi"));
    Recorder recorder = new Recorder().answering(URLSession.ResponseDisposition.BECOME_DOWNLOAD);
    URLSession session = rig.session(recorder);

    session.dataTask(rig.uri("/")).resume();
    recorder.end();
    session.close();

    assertThat(recorder.count("didCreateTask")).isEqualTo(2);
    assertThat(recorder.events())
        .containsSubsequence("didReceiveResponse", "didBecomeDownloadTask", "didFinishDownloading");
  }
}
