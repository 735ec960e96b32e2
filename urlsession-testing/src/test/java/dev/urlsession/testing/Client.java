// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The two clients of these tests: the JDK's, and a bare socket that shows every byte. */
final class Client {

  static final Duration SOON = Duration.ofSeconds(10);

  private static final HttpClient JDK =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Client() {}

  static HttpResponse<byte[]> get(LoopbackServer server, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path)).timeout(SOON);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return JDK.send(request.build(), BodyHandlers.ofByteArray());
  }

  static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return JDK.send(request, BodyHandlers.ofString());
  }

  static Socket connect(LoopbackServer server) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port());
    socket.setSoTimeout((int) SOON.toMillis());
    return socket;
  }

  static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** All that comes until the server closes. */
  static String readAll(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** What comes up to and with {@code end}. */
  static String readUntil(Socket socket, String end) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("The connection ended after: " + text);
      }
      text.append((char) next);
    }
    return text.toString();
  }

  /** A GET after whose answer the server closes: everything it sent. */
  static String rawGet(LoopbackServer server, String path) throws IOException {
    try (Socket socket = connect(server)) {
      write(socket, "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      return readAll(socket);
    }
  }
}
