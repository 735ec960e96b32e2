// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.AsyncBytes;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Snippets of the guide's first page. */
class GettingStartedGuideTest {

  @AutoClose private final LoopbackServer server = LoopbackServer.start();

  @Test
  @DisplayName("a GET with a handler")
  void get() {
    server.route("/", Answer.text("hello"));
    URI url = server.uri("/");
    // region get
    URLSession.shared()
        .dataTask(
            url,
            (data, response, error) -> {
              if (error != null) {
                System.err.println(error.code() + ": " + error.getMessage());
              } else if (data != null) {
                System.out.println(data.length + " bytes");
              }
            })
        .resume();
    // endregion
    assertThat(server.awaitRequests(1, Duration.ofSeconds(60))).hasSize(1);
  }

  @Test
  @DisplayName("a GET as a future")
  void future() {
    server.route("/", Answer.text("hello"));
    URI url = server.uri("/");
    // region future
    URLSession.DataResult result = URLSession.shared().data(url).join();
    String text = new String(result.data(), StandardCharsets.UTF_8);
    int status = ((HTTPURLResponse) result.response()).statusCode();
    // endregion
    assertThat(text).isEqualTo("hello");
    assertThat(status).isEqualTo(200);
  }

  @Test
  @DisplayName("a request and a session")
  void session() {
    server.route("/items", Answer.text("[]"));
    String url = server.uri("/items").toString();
    // region request
    URLRequest request =
        URLRequest.builder(url)
            .header("Accept", "application/json")
            .timeoutInterval(Duration.ofSeconds(10))
            .build();
    // endregion
    byte[] data;
    // region session
    URLSessionConfiguration configuration =
        URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
            .httpMaximumConnectionsPerHost(2)
            .build();
    try (URLSession session = URLSession.create(configuration)) {
      data = session.data(request).join().data();
    }
    // endregion
    assertThat(data).asString().isEqualTo("[]");
    assertThat(server.requests().get(0).header("Accept")).hasValue("application/json");
  }

  @Test
  @DisplayName("a body as a stream of lines")
  void lines() {
    server.route("/log", Answer.text("one\ntwo\n"));
    URLRequest request = URLRequest.of(server.uri("/log"));
    long count;
    // region lines
    try (AsyncBytes bytes = URLSession.shared().bytes(request).join();
        Stream<String> lines = bytes.lines()) {
      count = lines.filter(line -> !line.isEmpty()).count();
    }
    // endregion
    assertThat(count).isEqualTo(2);
  }
}
