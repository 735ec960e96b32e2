// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import dev.urlsession.testing.TestCertificate;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecurityTest {

  private static final TestCertificate CLIENT = TestCertificate.forHosts("client.test");

  @TempDir Path directory;

  private static LoopbackServer server() {
    LoopbackServer server = LoopbackServer.tls();
    server.route("/", Answer.text("hello"));
    return server;
  }

  private Path pem(X509Certificate certificate) throws Exception {
    return Files.writeString(
        directory.resolve("ca.pem"),
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
            + "\n-----END CERTIFICATE-----\n");
  }

  private static String pin(X509Certificate certificate) throws Exception {
    byte[] key = certificate.getPublicKey().getEncoded();
    return "sha256//"
        + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
  }

  @Test
  void anUnknownServerIsRefused() {
    try (LoopbackServer server = server()) {
      Run run = Run.of("get", server.uri("/"));
      assertThat(run.code()).isEqualTo(ExitCode.CERTIFICATE);
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void kTrustsAnybodyAndWarns() {
    try (LoopbackServer server = server()) {
      Run run = Run.of("get", "-k", server.uri("/"));
      assertThat(run.code()).isZero();
      assertThat(run.out()).isEqualTo("hello");
      assertThat(run.err()).contains("warning:");
    }
  }

  @Test
  void cacertTrustsTheFile() throws Exception {
    try (LoopbackServer server = server()) {
      Path file = pem(server.certificate());
      assertThat(Run.of("get", "--cacert", file, server.uri("/")))
          .isEqualTo(new Run(0, "hello", ""));
      assertThat(Run.of("get", "--cacert", directory.resolve("none"), server.uri("/")).code())
          .isEqualTo(ExitCode.USAGE);
    }
  }

  @Test
  void pinTrustsTheKeyOnly() throws Exception {
    try (LoopbackServer server = server()) {
      Path file = pem(server.certificate());
      String right = pin(server.certificate());
      String wrong = pin(CLIENT.certificate());
      assertThat(Run.of("get", "--cacert", file, "--pin", right, server.uri("/")).out())
          .isEqualTo("hello");
      assertThat(
              Run.of("get", "--cacert", file, "--pin", wrong, "--pin", right, server.uri("/"))
                  .out())
          .isEqualTo("hello");
      Run refused = Run.of("get", "--cacert", file, "--pin", wrong, server.uri("/"));
      assertThat(refused.code()).isEqualTo(ExitCode.CERTIFICATE);
      assertThat(refused.err()).contains("pinned");
      assertThat(Run.of("get", "-s", "-k", "--pin", right, server.uri("/")).out())
          .isEqualTo("hello");
      assertThat(Run.of("get", "-k", "--pin", wrong, server.uri("/")).code())
          .isEqualTo(ExitCode.CERTIFICATE);
      assertThat(Run.of("get", "--pin", "md5//x", server.uri("/")).code())
          .isEqualTo(ExitCode.USAGE);
    }
  }

  @Test
  void certIsShownToServersThatAsk() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    char[] password = "pass:word".toCharArray();
    store.setKeyEntry(
        "me", CLIENT.privateKey(), password, new X509Certificate[] {CLIENT.certificate()});
    Path file = directory.resolve("me.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password);
    }
    try (LoopbackServer server =
        LoopbackServer.builder().requireClientCertificate(CLIENT.certificate()).build()) {
      server.route("/", Answer.text("hello"));
      assertThat(Run.of("get", "-k", "--cert", file + ":pass:word", server.uri("/")).out())
          .isEqualTo("hello");
      assertThat(Run.of("get", "-k", server.uri("/")).code()).isEqualTo(ExitCode.TLS_HANDSHAKE);
      Run wrong = Run.of("get", "-k", "--cert", file + ":no", server.uri("/"));
      assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
      assertThat(wrong.err()).doesNotContain(":no");
    }
  }

  @Test
  void tlsv13RefusesLess() {
    try (LoopbackServer server = LoopbackServer.builder().tlsProtocols("TLSv1.2").build()) {
      server.route("/", Answer.text("hello"));
      assertThat(Run.of("get", "-k", "--tlsv1.2", server.uri("/")).out()).isEqualTo("hello");
      assertThat(Run.of("get", "-k", "--tlsv1.3", server.uri("/")).code())
          .isEqualTo(ExitCode.TLS_HANDSHAKE);
    }
  }

  @Test
  void xGoesThroughAProxy() throws Exception {
    try (LoopbackServer server = LoopbackServer.start();
        LoopbackServer proxy = LoopbackServer.start()) {
      server.route("/", Answer.text("direct"));
      int port = proxy.port();
      // A server that is asked as a proxy sees the whole URL.
      Run run = Run.of("get", "-x", "127.0.0.1:" + port, server.uri("/"));
      assertThat(run.out()).isNotEqualTo("direct");
      assertThat(proxy.requests().get(0).target()).isEqualTo(server.uri("/").toString());
      assertThat(
              Run.of(
                      "get",
                      "-x",
                      "http://127.0.0.1:" + port,
                      "--noproxy",
                      "127.0.0.1",
                      server.uri("/"))
                  .out())
          .isEqualTo("direct");
      assertThat(Run.of("get", "--noproxy", "*", server.uri("/")).out()).isEqualTo("direct");
      assertThat(Run.of("get", "-x", "gopher://a", server.uri("/")).code())
          .isEqualTo(ExitCode.USAGE);
      assertThat(Run.of("get", "--noproxy", "a", server.uri("/")).code()).isEqualTo(ExitCode.USAGE);
    }
  }
}
