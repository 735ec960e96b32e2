// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.protocols;

import static dev.urlsession.contract.Waiting.failure;
import static dev.urlsession.contract.Waiting.get;
import static dev.urlsession.contract.Waiting.pass;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.CachedURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.URLProtocol;
import dev.urlsession.URLProtocolClient;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import dev.urlsession.contract.Rig;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-320 to B-322: who is asked for a protocol, and how")
class ProtocolOrderTest {

  @RegisterExtension final Rig rig = new Rig();

  private String load(String url, URLProtocol.Factory... factories) {
    URLSession session =
        rig.session(rig.configuration().protocolClasses(List.of(factories)), null, null);
    return new String(get(session.data(URI.create(url))).data(), StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("B-320: the configuration's are asked in order; the first that can loads")
  void inOrder() {
    Script none = new Script("other", Script.text("none"));
    Script first = new Script("some", Script.text("first"));
    Script second = new Script("some", Script.text("second"));

    assertThat(load("some:thing", none, first, second)).isEqualTo("first");
    assertThat(none.calls).containsExactly("canInit");
    assertThat(second.calls).isEmpty();
  }

  @Test
  @DisplayName("B-320: they come before the built-in ones")
  void beforeBuiltIn() {
    assertThat(load("data:,built-in", new Script("data", Script.text("custom"))))
        .isEqualTo("custom");
    assertThat(load(rig.uri("/").toString(), new Script("http", Script.text("custom"))))
        .isEqualTo("custom");
    assertThat(rig.server().requestCount()).isZero();
  }

  @Test
  @DisplayName("B-320: registered ones serve the shared session only, the last registered first")
  void registered() {
    Script first = new Script("registered", Script.text("first"));
    Script last = new Script("registered", Script.text("last"));
    URLProtocol.registerClass(first);
    URLProtocol.registerClass(last);
    try {
      URI url = URI.create("registered:thing");
      assertThat(get(URLSession.shared().data(url)).data()).asString().isEqualTo("last");
      assertThat(failure(rig.session().data(url)).code()).isEqualTo(URLError.Code.UNSUPPORTED_URL);
    } finally {
      URLProtocol.unregisterClass(first);
      URLProtocol.unregisterClass(last);
    }
  }

  @Test
  @DisplayName("B-321: the task is asked about, rather than its request")
  void byTask() {
    Script script = new Script("some", Script.text("by task"));
    AtomicReference<URLSessionTask> asked = new AtomicReference<>();
    AtomicReference<URLSessionTask> given = new AtomicReference<>();
    URLProtocol.Factory factory =
        new URLProtocol.Factory() {
          @Override
          public boolean canInit(URLRequest request) {
            throw new AssertionError("the task should have been asked about");
          }

          @Override
          public boolean canInit(URLSessionTask task) {
            asked.set(task);
            return true;
          }

          @Override
          public URLProtocol create(
              URLRequest request, CachedURLResponse cached, URLProtocolClient client) {
            return script.create(request, cached, client);
          }

          @Override
          public URLProtocol create(
              URLRequest request,
              URLSessionTask task,
              CachedURLResponse cached,
              URLProtocolClient client) {
            given.set(task);
            return create(request, cached, client);
          }
        };

    assertThat(load("some:thing", factory)).isEqualTo("by task");
    assertThat(asked.get()).isNotNull().isSameAs(given.get());
    assertThat(asked.get().originalRequest().url()).isEqualTo(URI.create("some:thing"));
  }

  @Test
  @DisplayName("B-322: asked, made canonical, created with that, started, stopped; each once")
  void steps() {
    Script script = new Script("some", Script.text("hi"));

    load("some:thing", script);
    pass(script.stopped);

    assertThat(script.calls).containsExactly("canInit", "canonical", "create yes", "start", "stop");
  }
}
