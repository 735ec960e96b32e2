// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.TLSProtocolVersion;
import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskDelegate;
import dev.urlsession.URLSessionTaskMetrics;
import dev.urlsession.URLSessionTaskTransactionMetrics;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TLSSettingsTest {

  @ParameterizedTest
  @CsvSource({"TLSv1.2, TLS_1_2", "TLSv1.3, TLS_1_3"})
  @DisplayName("B-340: version and cipher are in the metrics")
  void metrics(String version, TLSProtocolVersion expected) throws Exception {
    CompletableFuture<URLSessionTaskMetrics> metrics = new CompletableFuture<>();
    URLSessionTaskDelegate delegate =
        new URLSessionTaskDelegate() {
          @Override
          public void didFinishCollectingMetrics(
              URLSession session, URLSessionTask task, URLSessionTaskMetrics collected) {
            metrics.complete(collected);
          }
        };
    try (LoopbackServer server =
            LoopbackServer.builder().certificate(Zoo.good()).tlsProtocols(version).build();
        URLSession session = Sessions.trustingTheRoot(delegate)) {
      server.route("/", Answer.text("hello"));
      Sessions.text(session, server.uri("/"));

      URLSessionTaskTransactionMetrics transaction =
          metrics.get(60, TimeUnit.SECONDS).transactionMetrics().get(0);
      assertThat(transaction.negotiatedTLSProtocolVersion()).isEqualTo(expected.rawValue());
      assertThat(transaction.negotiatedTLSCipherSuite()).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.2, TLS_1_3, TLS_1_3", "TLSv1.3, TLS_1_2, TLS_1_2"})
  @DisplayName("B-165: a server outside the session's versions of TLS is -1200")
  void versions(String offered, TLSProtocolVersion least, TLSProtocolVersion most)
      throws Exception {
    try (LoopbackServer server =
            LoopbackServer.builder().certificate(Zoo.good()).tlsProtocols(offered).build();
        URLSession session =
            Sessions.trustingTheRoot(
                null,
                configuration ->
                    configuration
                        .tlsMinimumSupportedProtocolVersion(least)
                        .tlsMaximumSupportedProtocolVersion(most))) {
      assertThat(Sessions.error(session, server.uri("/")).code())
          .isEqualTo(Code.SECURE_CONNECTION_FAILED);
    }
  }

  @Test
  @DisplayName("B-165: a server that hangs up in the handshake is -1200")
  void truncated() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        URLSession session = Sessions.trustingTheRoot(null)) {
      Thread peer = answering(server, new byte[] {0x16, 0x03, 0x03, 0x00, 0x7A, 0x02});

      URLError error = Sessions.error(session, uri(server));

      assertThat(error.code()).isEqualTo(Code.SECURE_CONNECTION_FAILED);
      assertThat(error.failureURLPeerTrust()).isNull();
      peer.join();
    }
  }

  @Test
  @DisplayName("B-165: a server that speaks no TLS is -1200")
  void notTLS() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        URLSession session = Sessions.trustingTheRoot(null)) {
      Thread peer = answering(server, "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());

      assertThat(Sessions.error(session, uri(server)).code())
          .isEqualTo(Code.SECURE_CONNECTION_FAILED);
      peer.join();
    }
  }

  @Test
  @DisplayName("B-165: SNI names the host, also one without a dot")
  void serverName() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    KeyManager[] keys = Zoo.good().keyManagers();
    context.init(keys, null, null);
    CompletableFuture<Object> name = new CompletableFuture<>();
    try (SSLServerSocket server =
            (SSLServerSocket)
                context
                    .getServerSocketFactory()
                    .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        URLSession session = Sessions.trustingTheRoot(null)) {
      Thread peer =
          new Thread(
              () -> {
                try (SSLSocket socket = (SSLSocket) server.accept()) {
                  socket.startHandshake();
                  name.complete(
                      ((ExtendedSSLSession) socket.getSession()).getRequestedServerNames().get(0));
                } catch (Exception failed) {
                  name.completeExceptionally(failed);
                }
              });
      peer.start();
      session.data(URI.create("https://localhost:" + server.getLocalPort() + "/"));

      assertThat(name.get(60, TimeUnit.SECONDS)).isEqualTo(new SNIHostName("localhost"));
      peer.join();
      session.invalidateAndCancel();
    }
  }

  @Test
  @DisplayName("a server that says it sends no more is believed, though it waits for us to close")
  void closeNotify() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(Zoo.good().keyManagers(), null, null);
    try (SSLServerSocket server =
            (SSLServerSocket)
                context
                    .getServerSocketFactory()
                    .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        URLSession session = Sessions.trustingTheRoot(null)) {
      Thread peer =
          new Thread(
              () -> {
                try (SSLSocket socket = (SSLSocket) server.accept()) {
                  InputStream in = socket.getInputStream();
                  in.read(new byte[8192]);
                  socket.getOutputStream().write("HTTP/1.0 200 OK\r\n\r\nall".getBytes());
                  socket.shutdownOutput();
                  in.readAllBytes();
                } catch (java.io.IOException gone) {
                  // The client hung up.
                }
              });
      peer.start();

      assertThat(Sessions.text(session, uri(server))).isEqualTo("all");
      peer.join();
    }
  }

  private static URI uri(ServerSocket server) {
    return URI.create("https://127.0.0.1:" + server.getLocalPort() + "/");
  }

  /** Reads what comes first, answers with the bytes, and hangs up. */
  private static Thread answering(ServerSocket server, byte[] bytes) {
    Thread peer =
        new Thread(
            () -> {
              try (Socket socket = server.accept()) {
                InputStream in = socket.getInputStream();
                if (in.read(new byte[8192]) > 0) {
                  socket.getOutputStream().write(bytes);
                }
              } catch (java.io.IOException gone) {
                // The client hung up first.
              }
            });
    peer.start();
    return peer;
  }
}
