// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecordedRequestTest {

  private final LoopbackServer server = LoopbackServer.builder().maxRecordedBody(4).build();

  @AfterEach
  void close() {
    server.close();
  }

  private RecordedRequest send(String request) throws IOException {
    try (Socket socket = Client.connect(server)) {
      Client.write(socket, request);
      Client.readUntil(socket, "\r\n\r\n");
    }
    return server.awaitRequests(1, Client.SOON).get(0);
  }

  @Test
  @DisplayName("Line and header fields are kept in order and spelling")
  void head() throws Exception {
    RecordedRequest request =
        send("PATCH /a%20b?c=d HTTP/1.1\r\nhOsT: x\r\nX-B: 1\r\nx-a: 2\r\nx-b: 3\r\n\r\n");

    assertThat(request.method()).isEqualTo("PATCH");
    assertThat(request.target()).isEqualTo("/a%20b?c=d");
    assertThat(request.path()).isEqualTo("/a%20b");
    assertThat(request.protocol()).isEqualTo("HTTP/1.1");
    assertThat(request.headers())
        .containsExactly(
            new Header("hOsT", "x"),
            new Header("X-B", "1"),
            new Header("x-a", "2"),
            new Header("x-b", "3"));
    assertThat(request.header("x-B")).contains("1");
    assertThat(request.headerValues("X-B")).isEqualTo(List.of("1", "3"));
  }

  @Test
  @DisplayName("A body longer than the bound is counted and digested whole")
  void longBody() throws Exception {
    RecordedRequest request =
        send(
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n");

    assertThat(request.bodyText()).isEqualTo("abcd");
    assertThat(request.body()).hasSize(4);
    assertThat(request.bodyLength()).isEqualTo(6);
    assertThat(request.bodySha256())
        .isEqualTo("bef57ec7f53a6d40beb640a780a639c83bc29ac8a9816f1fc6c5c6dcd93c4721");
    assertThat(request.isComplete()).isTrue();
  }

  @Test
  @DisplayName("A request whose body breaks off is recorded as incomplete")
  void brokenBody() throws Exception {
    try (Socket socket = Client.connect(server)) {
      Client.write(socket, "POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc");
    }
    RecordedRequest request = server.awaitRequests(1, Client.SOON).get(0);

    assertThat(request.isComplete()).isFalse();
    assertThat(request.bodyText()).isEqualTo("abc");
  }

  @Test
  @DisplayName("Connections and the requests on them are numbered from 1")
  void numbers() throws Exception {
    String get = "GET / HTTP/1.1\r\n\r\n";
    try (Socket one = Client.connect(server)) {
      Client.write(one, get + get);
      server.awaitRequests(2, Client.SOON);
      try (Socket two = Client.connect(server)) {
        Client.write(two, get);
        server.awaitRequests(3, Client.SOON);
      }
    }

    assertThat(server.requests())
        .extracting(RecordedRequest::connection, RecordedRequest::numberOnConnection)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, 1),
            org.assertj.core.groups.Tuple.tuple(1, 2),
            org.assertj.core.groups.Tuple.tuple(2, 1));
  }

  @Test
  @DisplayName("A client that expects 100-continue gets it before the body is read")
  void expectContinue() throws Exception {
    try (Socket socket = Client.connect(server)) {
      Client.write(socket, "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
      assertThat(Client.readUntil(socket, "\r\n\r\n")).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      Client.write(socket, "ok");
      assertThat(Client.readUntil(socket, "\r\n")).isEqualTo("HTTP/1.1 404 Not Found\r\n");
    }
  }
}
