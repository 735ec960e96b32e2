// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.handlers;

import static dev.urlsession.contract.Waiting.get;
import static dev.urlsession.contract.Waiting.take;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSession;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.testing.Answer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("B-050: completion handlers of data tasks")
class DataHandlerTest {

  @RegisterExtension final Rig rig = new Rig();

  private record Call(byte[] data, URLResponse response, URLError error) {}

  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();

  private Call load(URLSession session, String path) {
    session
        .dataTask(
            rig.uri(path), (data, response, error) -> calls.add(new Call(data, response, error)))
        .resume();
    Call call = take(calls);
    session.close();
    assertThat(calls).isEmpty();
    return call;
  }

  @Test
  @DisplayName("B-050: on success it gets data and response once, and no error")
  void success() {
    rig.server().route("/", Answer.text("hi"));

    Call call = load(rig.session(), "/");

    assertThat(call.data()).asString().isEqualTo("hi");
    assertThat(call.response().url()).isEqualTo(rig.uri("/"));
    assertThat(call.error()).isNull();
  }

  @Test
  @DisplayName("B-050: on failure before the response it gets the error only")
  void failsEarly() {
    rig.server().route("/", Answer.disconnect());

    Call call = load(rig.session(), "/");

    assertThat(call.error()).isNotNull();
    assertThat(call.response()).isNull();
    assertThat(call.data()).isNull();
  }

  @Test
  @DisplayName("B-050: on failure in the body it gets response and error")
  void failsLate() {
    rig.server().route("/", Answer.generated(10_000, 1).resetAfter(5_000));

    Call call = load(rig.session(), "/");

    assertThat(call.error().code()).isEqualTo(URLError.Code.NETWORK_CONNECTION_LOST);
    assertThat(((HTTPURLResponse) call.response()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 500, 503, 599})
  @DisplayName("B-052: an HTTP status is never an error")
  void statuses(int status) {
    rig.server().route("/", Answer.text("why").status(status));

    Call call = load(rig.session(), "/");

    assertThat(call.error()).isNull();
    assertThat(((HTTPURLResponse) call.response()).statusCode()).isEqualTo(status);
    assertThat(call.data()).asString().isEqualTo("why");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 404})
  @DisplayName("B-053: an empty body is empty data, not null")
  void emptyBody(int status) {
    rig.server().route("/", Answer.empty(status));

    Call call = load(rig.session(), "/");

    assertThat(call.data()).isNotNull().isEmpty();
    assertThat(call.error()).isNull();
  }

  @Test
  @DisplayName("B-051: the delegate hears all but response, data and end")
  void bypass() {
    rig.server().redirectChain("/away", 1);
    Recorder recorder = new Recorder();

    load(rig.session(recorder), "/away");

    assertThat(recorder.events())
        .containsExactly(
            "didCreateTask",
            "willPerformHTTPRedirection",
            "didFinishCollectingMetrics",
            "didBecomeInvalidWithError");
  }

  @Test
  @DisplayName("B-051: upload progress is told to the delegate, too")
  void uploadProgress() {
    rig.server().route("/", Answer.echo());
    Recorder recorder = new Recorder();
    URLRequest post = URLRequest.builder(rig.uri("/")).httpMethod("POST").build();
    rig.session(recorder)
        .uploadTask(
            post,
            new byte[100_000],
            (data, response, error) -> calls.add(new Call(data, response, error)))
        .resume();

    assertThat(take(calls).error()).isNull();
    assertThat(recorder.events())
        .contains("didSendBodyData")
        .doesNotContain("didReceiveData", "didReceiveResponse", "didCompleteWithError");
  }

  @Test
  @DisplayName("B-051: a future's delegate hears of neither response nor data")
  void futureDelegate() {
    rig.server().route("/", Answer.text("hi"));
    Recorder recorder = new Recorder();

    get(rig.session().data(URLRequest.of(rig.uri("/")), recorder));

    assertThat(recorder.events())
        .contains("didFinishCollectingMetrics")
        .doesNotContain("didReceiveData", "didReceiveResponse");
  }
}
