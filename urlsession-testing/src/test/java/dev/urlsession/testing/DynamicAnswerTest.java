// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DynamicAnswerTest {

  private final LoopbackServer server = LoopbackServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  private String get(String path) throws Exception {
    return new String(Client.get(server, path).body(), java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("sequence gives one answer per request, the last again and again")
  void sequence() throws Exception {
    server.route("/", Answer.sequence(Answer.text("a"), Answer.text("b"), Answer.text("c")));

    assertThat(get("/") + get("/") + get("/") + get("/")).isEqualTo("abcc");
  }

  @Test
  @DisplayName("respond makes the answer of the whole request")
  void respond() throws Exception {
    server.route("/", Answer.respond(r -> Answer.text(r.target() + " " + r.bodyText())));

    HttpRequest post =
        HttpRequest.newBuilder(server.uri("/?q")).POST(BodyPublishers.ofString("body")).build();
    assertThat(Client.send(post).body()).isEqualTo("/?q body");
  }

  @Test
  @DisplayName("A function that throws becomes 500 with the reason")
  void respondThrows() throws Exception {
    server.route(
        "/",
        Answer.respond(
            request -> {
              throw new IllegalStateException("wrong turn");
            }));

    HttpResponse<byte[]> response = Client.get(server, "/");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).asString().contains("wrong turn");
  }

  @Test
  @DisplayName("echo gives method, header fields and body back")
  void echo() throws Exception {
    server.route("/", Answer.echo());

    HttpRequest put =
        HttpRequest.newBuilder(server.uri("/?q"))
            .header("X-Mine", "1")
            .header("Content-Type", "text/odd")
            .PUT(BodyPublishers.ofString("body"))
            .build();
    HttpResponse<String> response = Client.send(put);

    assertThat(response.body()).isEqualTo("body");
    assertThat(response.headers().firstValue("x-echo-method")).contains("PUT");
    assertThat(response.headers().firstValue("x-echo-target")).contains("/?q");
    assertThat(response.headers().firstValue("x-echo-length")).contains("4");
    assertThat(response.headers().firstValue("content-type")).contains("text/odd");
    assertThat(response.headers().allValues("x-echo-header")).contains("X-Mine: 1");
  }

  @Test
  @DisplayName("changingETag gives each answer another tag")
  void changingETag() throws Exception {
    server.route("/", Answer.text("x").changingETag());

    assertThat(Client.get(server, "/").headers().firstValue("etag")).contains("\"1\"");
    assertThat(Client.get(server, "/").headers().firstValue("etag")).contains("\"2\"");
  }

  @Test
  @DisplayName("revalidates answers 304 for the version the client has")
  void revalidates() throws Exception {
    server.route("/", Answer.text("x").header("ETag", "\"a\"").revalidates());

    assertThat(Client.get(server, "/", "If-None-Match", "\"a\"").statusCode()).isEqualTo(304);
    assertThat(Client.get(server, "/", "If-None-Match", "\"b\"").statusCode()).isEqualTo(200);
    assertThat(Client.get(server, "/").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("revalidates by date when there is no tag")
  void revalidatesByDate() throws Exception {
    String date = "Sun, 01 Nov 2026 00:00:00 GMT";
    server.route("/", Answer.text("x").header("Last-Modified", date).revalidates());

    assertThat(Client.get(server, "/", "If-Modified-Since", date).statusCode()).isEqualTo(304);
  }
}
