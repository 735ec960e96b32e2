// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.protocols;

import static dev.urlsession.contract.Waiting.get;
import static dev.urlsession.contract.Waiting.pass;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLCache;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.testing.Answer;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("B-323: what a protocol tells its client")
class ProtocolMessagesTest {

  @RegisterExtension final Rig rig = new Rig();

  private final Recorder recorder = new Recorder();

  private Recorder.End load(Script script) {
    URLSession session =
        rig.session(rig.configuration().protocolClasses(List.of(script)), recorder, null);
    session.dataTask(URI.create("some:thing")).resume();
    Recorder.End end = recorder.end();
    pass(script.stopped);
    session.close();
    assertThat(recorder.count("didCompleteWithError")).isEqualTo(1);
    assertThat(script.calls).containsOnlyOnce("stop");
    return end;
  }

  private void fails(Script.Start start) {
    assertThat(load(new Script("some", start)).error().code())
        .isEqualTo(URLError.Code.BAD_SERVER_RESPONSE);
  }

  @Test
  @DisplayName("B-323, B-326: response, data, data, finish; then it is stopped once")
  void legal() {
    Recorder.End end =
        load(
            new Script(
                "some",
                (protocol, client) -> {
                  Script.respond(protocol, client);
                  Script.say(protocol, client, "a");
                  Script.say(protocol, client, "b");
                  client.didFinishLoading(protocol);
                }));

    assertThat(end.error()).isNull();
    assertThat(recorder.events()).startsWith("didCreateTask", "didReceiveResponse");
    assertThat(recorder.count("didReceiveData")).isEqualTo(2);
  }

  @Test
  @DisplayName("B-323: finishing without a response is one error")
  void noResponse() {
    fails((protocol, client) -> client.didFinishLoading(protocol));
  }

  @Test
  @DisplayName("B-323: data before the response is one error")
  void earlyData() {
    fails(
        (protocol, client) -> {
          Script.say(protocol, client, "early");
          Script.text("late").with(protocol, client);
        });
  }

  @Test
  @DisplayName("B-323: a second response is one error")
  void twoResponses() {
    fails(
        (protocol, client) -> {
          Script.respond(protocol, client);
          Script.text("second").with(protocol, client);
        });
  }

  @Test
  @DisplayName("B-323: a redirect after the response is one error")
  void lateRedirect() {
    fails(
        (protocol, client) -> {
          Script.respond(protocol, client);
          client.wasRedirected(protocol, URLRequest.of("data:,x"), Script.response(protocol));
          client.didFinishLoading(protocol);
        });
  }

  @Test
  @DisplayName("B-323: failing and then finishing is that one failure")
  void failThenFinish() {
    Recorder.End end =
        load(
            new Script(
                "some",
                (protocol, client) -> {
                  Script.respond(protocol, client);
                  client.didFailWithError(
                      protocol, URLError.of(URLError.Code.ZERO_BYTE_RESOURCE, "Nothing there."));
                  client.didFinishLoading(protocol);
                  client.didFailWithError(
                      protocol, URLError.of(URLError.Code.BAD_URL, "Too late."));
                }));

    assertThat(end.error().code()).isEqualTo(URLError.Code.ZERO_BYTE_RESOURCE);
    assertThat(end.error().failingURL()).isEqualTo(URI.create("some:thing"));
  }

  @Test
  @DisplayName("B-323: a redirect leads on to another load")
  void redirect() {
    rig.server().route("/there", Answer.text("there"));
    Recorder.End end =
        load(
            new Script(
                "some",
                (protocol, client) ->
                    client.wasRedirected(
                        protocol,
                        URLRequest.of(rig.uri("/there")),
                        new HTTPURLResponse(
                            protocol.request().url(), 302, "HTTP/1.1", HTTPHeaders.empty()))));

    assertThat(end.error()).isNull();
    assertThat(end.task().response().url()).isEqualTo(rig.uri("/there"));
    assertThat(recorder.events()).contains("willPerformHTTPRedirection", "didReceiveData");
  }

  @Test
  @DisplayName("B-323: a protocol that throws when it starts fails its task")
  void throwing() {
    Recorder.End end =
        load(
            new Script(
                "some",
                (protocol, client) -> {
                  throw new IllegalStateException("thrown by the test");
                }));

    assertThat(end.error().code()).isEqualTo(URLError.Code.UNKNOWN);
    assertThat(end.error()).hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("B-324: data are copied, and told as given")
  void newBytesOnly() {
    Script script =
        new Script(
            "some",
            (protocol, client) -> {
              Script.respond(protocol, client);
              ByteBuffer buffer = ByteBuffer.allocate(1);
              for (char letter : "abc".toCharArray()) {
                buffer.clear().put((byte) letter).flip();
                client.didLoadData(protocol, buffer);
              }
              client.didFinishLoading(protocol);
            });
    URLSession session =
        rig.session(rig.configuration().protocolClasses(List.of(script)), null, null);

    assertThat(get(session.data(URI.create("some:thing"))).data()).asString().isEqualTo("abc");
  }

  @Test
  @DisplayName("B-325: the response's URL is whatever the protocol says")
  void responseURL() {
    URI other = URI.create("http://elsewhere.example/");
    Script script =
        new Script(
            "some",
            (protocol, client) -> {
              client.didReceiveResponse(
                  protocol,
                  new HTTPURLResponse(other, 200, "HTTP/1.1", HTTPHeaders.empty()),
                  URLCache.StoragePolicy.NOT_ALLOWED);
              client.didFinishLoading(protocol);
            });

    assertThat(load(script).task().response().url()).isEqualTo(other);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("B-326: cancelling stops it once, before or after its response")
  void cancel(boolean responds) {
    CountDownLatch started = new CountDownLatch(1);
    Script script =
        new Script(
            "some",
            (protocol, client) -> {
              if (responds) {
                Script.respond(protocol, client);
                Script.say(protocol, client, "part");
              }
              started.countDown();
            });
    URLSession session =
        rig.session(rig.configuration().protocolClasses(List.of(script)), recorder, null);
    URLSessionTask task = session.dataTask(URI.create("some:thing"));
    task.resume();
    pass(started);

    task.cancel();

    assertThat(recorder.end().error().code()).isEqualTo(URLError.Code.CANCELLED);
    pass(script.stopped);
    session.close();
    assertThat(script.calls).containsOnlyOnce("stop");
  }
}
