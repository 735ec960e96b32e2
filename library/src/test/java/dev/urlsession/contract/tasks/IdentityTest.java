// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.tasks;

import static dev.urlsession.contract.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLRequest;
import dev.urlsession.URLRequestBuilder;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-037 to B-040: what a task is known by")
class IdentityTest {

  @RegisterExtension final Rig rig = new Rig();

  @Test
  @DisplayName("B-037: identifiers are unique in a session, also when made by many threads")
  void unique() {
    URLSession session = rig.session();

    List<Long> identifiers =
        IntStream.range(0, 200)
            .parallel()
            .mapToObj(i -> session.dataTask(rig.uri("/")).taskIdentifier())
            .toList();

    assertThat(identifiers).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("B-037: sessions count apart")
  void perSession() {
    assertThat(rig.session().dataTask(rig.uri("/")).taskIdentifier())
        .isEqualTo(rig.session().dataTask(rig.uri("/")).taskIdentifier());
  }

  @Test
  @DisplayName("B-038: a task keeps the request it was made with")
  void requestKept() {
    rig.server().route("/", Answer.text("hi"));
    URLRequestBuilder builder = URLRequest.builder(rig.uri("/")).header("X-A", "1");
    Recorder recorder = new Recorder();
    URLSessionTask task = rig.session(recorder).dataTask(builder.build());

    builder.header("X-A", "2").httpMethod("PUT");
    task.resume();
    recorder.end();

    RecordedRequest sent = rig.server().requests().get(0);
    assertThat(sent.method()).isEqualTo("GET");
    assertThat(sent.headerValues("X-A")).containsExactly("1");
    assertThat(task.originalRequest().value("X-A")).isEqualTo("1");
  }

  @Test
  @DisplayName("B-038: bytes to send are copied when the task is made")
  void bytesKept() {
    rig.server().route("/", Answer.echo());
    byte[] body = "before".getBytes(StandardCharsets.UTF_8);
    Recorder recorder = new Recorder();
    URLRequest post = URLRequest.builder(rig.uri("/")).httpMethod("POST").build();
    URLSessionTask task = rig.session(recorder).uploadTask(post, body);

    body[0] = 'X';
    task.resume();
    recorder.end();

    assertThat(rig.server().requests().get(0).bodyText()).isEqualTo("before");
  }

  @Test
  @DisplayName("B-039: tasks and sessions are the same only as themselves")
  void sameOnly() {
    URLSession session = rig.session();
    URLSessionTask task = session.dataTask(rig.uri("/"));

    assertThat(get(session.allTasks()).get(0)).isSameAs(task);
    assertThat(session.dataTask(rig.uri("/"))).isNotEqualTo(task);
    assertThat(rig.session()).isNotEqualTo(session);
  }

  @Test
  @DisplayName("B-040: the description is free, and kept")
  void description() {
    URLSession session = rig.session();
    URLSessionTask task = session.dataTask(rig.uri("/"));
    assertThat(task.taskDescription()).isNull();
    assertThat(session.sessionDescription()).isNull();

    task.setTaskDescription("a task");
    session.setSessionDescription("a session");

    assertThat(get(session.allTasks()).get(0).taskDescription()).isEqualTo("a task");
    assertThat(session.sessionDescription()).isEqualTo("a session");
  }
}
