// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TlsTest {

  private static HttpResponse<String> get(LoopbackServer server, SSLContext context)
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().sslContext(context).build();
    return client.send(
        HttpRequest.newBuilder(server.uri("/")).timeout(Client.SOON).build(),
        BodyHandlers.ofString());
  }

  private static SSLSocket connect(LoopbackServer server) throws IOException {
    SSLSocket socket =
        (SSLSocket) server.sslContext().getSocketFactory().createSocket("127.0.0.1", server.port());
    socket.setSoTimeout((int) Client.SOON.toMillis());
    return socket;
  }

  @Test
  @DisplayName("ALPN chooses HTTP/2 with a client that can, HTTP/1.1 with one that cannot")
  void alpn() throws Exception {
    try (LoopbackServer server = LoopbackServer.tls().route("/", Answer.text("safe"))) {
      HttpResponse<String> response = get(server, server.sslContext());
      assertThat(response.body()).isEqualTo("safe");
      assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);

      try (Socket socket = connect(server)) {
        Client.write(socket, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
        assertThat(Client.readAll(socket)).startsWith("HTTP/1.1 200").endsWith("safe");
      }
      assertThat(server.requests())
          .extracting(RecordedRequest::protocol)
          .containsExactly("HTTP/2.0", "HTTP/1.1");
    }
  }

  @Test
  @DisplayName("http2(false) offers HTTP/1.1 alone")
  void withoutHttp2() throws Exception {
    try (LoopbackServer server = LoopbackServer.builder().tls(true).http2(false).build()) {
      server.route("/", Answer.text("safe"));

      assertThat(get(server, server.sslContext()).version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }
  }

  @Test
  @DisplayName("A client that does not know the certificate does not trust it")
  void untrusted() throws Exception {
    try (LoopbackServer server = LoopbackServer.tls();
        LoopbackServer other = LoopbackServer.tls()) {
      assertThatThrownBy(() -> get(server, other.sslContext()))
          .isInstanceOf(SSLHandshakeException.class);
      assertThat(server.trustManager().getAcceptedIssuers()).containsExactly(server.certificate());
    }
  }

  @Test
  @DisplayName("tlsProtocols restricts the versions")
  void protocols() throws Exception {
    try (LoopbackServer server = LoopbackServer.builder().tlsProtocols("TLSv1.2").build();
        SSLSocket socket = connect(server)) {
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.2");
    }
  }

  @Test
  @DisplayName("requireClientCertificate serves clients that show it, and no others")
  void clientCertificate() throws Exception {
    TestCertificate own = TestCertificate.forHosts("client.test");
    try (LoopbackServer server =
        LoopbackServer.builder().requireClientCertificate(own.certificate()).build()) {
      server.route("/", Answer.text("welcome"));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own.keyManagers(), new TrustManager[] {server.trustManager()}, null);

      assertThat(get(server, context).body()).isEqualTo("welcome");
      assertThatThrownBy(() -> get(server, server.sslContext())).isInstanceOf(IOException.class);
      assertThat(server.requestCount()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("A plain server has no certificate, and says so")
  void plain() {
    try (LoopbackServer server = LoopbackServer.start()) {
      assertThatIllegalStateException()
          .isThrownBy(server::certificate)
          .withMessageContaining("LoopbackServer.tls()");
    }
  }
}
