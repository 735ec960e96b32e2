// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class Http2Test {

  private final LoopbackServer server = LoopbackServer.tls();
  private final HttpClient client = HttpClient.newBuilder().sslContext(server.sslContext()).build();

  @AfterEach
  void close() {
    server.close();
  }

  private HttpRequest.Builder request(String path) {
    URI url = server.uri(path);
    return HttpRequest.newBuilder(url).timeout(Client.SOON);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  @Test
  @DisplayName("The same answers are served over HTTP/2")
  void sameAnswers() throws Exception {
    server.route("/", Answer.text("hi").status(203).header("X-Mixed", "1").chunked());

    HttpResponse<String> response = get("/");

    assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(response.statusCode()).isEqualTo(203);
    assertThat(response.body()).isEqualTo("hi");
    assertThat(response.headers().firstValue("x-mixed")).contains("1");
    assertThat(response.headers().firstValue("transfer-encoding")).isEmpty();
  }

  @Test
  @DisplayName("An empty answer and HEAD have no body")
  void bodiless() throws Exception {
    server.route("/e", Answer.empty(204)).route("/h", Answer.text("hello"));

    assertThat(get("/e").statusCode()).isEqualTo(204);
    HttpRequest head = request("/h").method("HEAD", BodyPublishers.noBody()).build();
    HttpResponse<String> response = client.send(head, BodyHandlers.ofString());
    assertThat(response.headers().firstValue("content-length")).contains("5");
    assertThat(response.body()).isEmpty();
  }

  @Test
  @DisplayName("Requests are recorded with their stream's order, their authority as host")
  void recorded() throws Exception {
    server.route("/", Answer.echo());

    HttpRequest post = request("/?q").POST(BodyPublishers.ofString("body")).build();
    assertThat(client.send(post, BodyHandlers.ofString()).body()).isEqualTo("body");
    get("/");

    assertThat(server.requests())
        .extracting(RecordedRequest::connection, RecordedRequest::numberOnConnection)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, 1), org.assertj.core.groups.Tuple.tuple(1, 2));
    RecordedRequest first = server.requests().get(0);
    assertThat(first.protocol()).isEqualTo("HTTP/2.0");
    assertThat(first.target()).isEqualTo("/?q");
    assertThat(first.header("host")).contains("127.0.0.1:" + server.port());
    assertThat(first.isComplete()).isTrue();
  }

  @Test
  @DisplayName("Streams of one connection wait at a gate side by side")
  void concurrent() throws Exception {
    Gate gate = new Gate();
    server.route("/warm", Answer.text("warm")).route("/", Answer.text("x").gate(gate));
    get("/warm");

    List<CompletableFuture<HttpResponse<String>>> responses = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      responses.add(client.sendAsync(request("/").build(), BodyHandlers.ofString()));
    }
    gate.awaitArrivals(20, Client.SOON);
    assertThat(server.openConnections()).isEqualTo(1);
    gate.open();

    responses.forEach(response -> assertThat(response.join().body()).isEqualTo("x"));
  }

  @Test
  @DisplayName("A generated body flows as the client's windows allow")
  void generated() throws Exception {
    server.route("/", Answer.generated(1L << 30, 3));

    HttpResponse<InputStream> response =
        client.send(request("/").build(), BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      assertThat(body.readNBytes(1 << 20)).isEqualTo(Generated.bytes(3, 0, 1 << 20));
    }
  }

  @Test
  @DisplayName("A large upload is received whole")
  void upload() throws Exception {
    server.route("/", Answer.echo());
    long length = 3_000_000;

    HttpRequest post =
        request("/")
            .POST(BodyPublishers.ofInputStream(() -> Generated.inputStream(5, length)))
            .build();
    client.send(post, BodyHandlers.ofString());

    assertThat(server.requests().get(0).bodySha256()).isEqualTo(Generated.sha256(5, length));
  }
}
