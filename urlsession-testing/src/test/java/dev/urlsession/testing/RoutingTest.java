// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoutingTest {

  private final LoopbackServer server = LoopbackServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @DisplayName("A route answers its path, with any query")
  void path() throws Exception {
    server.route("/hello", Answer.text("hi"));

    HttpResponse<byte[]> response = Client.get(server, "/hello?a=b");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).asString().isEqualTo("hi");
    assertThat(response.headers().firstValue("content-type")).contains("text/plain; charset=utf-8");
  }

  @Test
  @DisplayName("What no route fits gets 404, or the fallback")
  void fallback() throws Exception {
    assertThat(Client.get(server, "/none").statusCode()).isEqualTo(404);

    server.fallback(Answer.empty(410));

    assertThat(Client.get(server, "/none").statusCode()).isEqualTo(410);
  }

  @Test
  @DisplayName("The route added last wins; a method narrows it")
  void lastWins() throws Exception {
    server.route("/a", Answer.text("old")).route("/a", Answer.text("new"));
    server.route("POST", "/a", Answer.text("posted"));

    assertThat(Client.get(server, "/a").body()).asString().isEqualTo("new");
    HttpRequest post =
        HttpRequest.newBuilder(server.uri("/a")).POST(BodyPublishers.ofString("x")).build();
    assertThat(Client.send(post).body()).isEqualTo("posted");
  }

  @Test
  @DisplayName("A path that ends in * fits all that begin so")
  void prefix() throws Exception {
    server.route("/files/*", Answer.text("file"));

    assertThat(Client.get(server, "/files/a/b").body()).asString().isEqualTo("file");
  }

  @Test
  @DisplayName("A full URL as target, as sent to a proxy, is routed by its path")
  void absoluteTarget() throws Exception {
    server.route("/p", Answer.text("proxied"));

    try (java.net.Socket socket = Client.connect(server)) {
      Client.write(
          socket, "GET http://example.test/p?q HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(Client.readAll(socket)).endsWith("proxied");
    }
  }

  @Test
  @DisplayName("A path without slash is refused")
  void badPath() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.route("hello", Answer.text("hi")))
        .withMessageContaining("begins with /");
  }

  @Test
  @DisplayName("A chain of redirects has the wanted number of hops")
  void redirectChain() throws Exception {
    server.redirectChain("/r", 2);

    HttpResponse<byte[]> first = Client.get(server, "/r");
    assertThat(first.statusCode()).isEqualTo(302);
    assertThat(first.headers().firstValue("location")).contains("/r/1");
    assertThat(Client.get(server, "/r/1").headers().firstValue("location")).contains("/r/2");
    assertThat(Client.get(server, "/r/2").body()).asString().isEqualTo("arrived");
  }
}
