// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.urlsession.URLError.Code;
import dev.urlsession.testing.TestCertificate;
import dev.urlsession.testing.TestCertificateBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("interop")
class OpenSSLZooTest {

  private static final TestCertificate ROOT = TestCertificate.builder().authority().build();
  private static final TestCertificate MIDDLE = below(ROOT).authority().build();

  private static TestCertificateBuilder below(TestCertificate issuer) {
    return TestCertificate.builder().issuer(issuer);
  }

  /**
   * A server with this certificate; it answers any request with what it knows of the connection.
   */
  private static Peer server(TestCertificate certificate, String... options) throws Exception {
    Peer peer = Peer.prepare("openssl");
    peer.write("chain.pem", Pem.chain(certificate));
    peer.write("key.pem", Pem.key(certificate));
    List<String> command =
        new ArrayList<>(
            List.of(
                "openssl",
                "s_server",
                "-accept",
                "127.0.0.1:" + peer.port(),
                "-cert",
                "chain.pem",
                "-cert_chain",
                "chain.pem",
                "-key",
                "key.pem",
                "-cipher",
                "DEFAULT@SECLEVEL=0"));
    command.addAll(List.of(options));
    return peer.start(command.toArray(new String[0]));
  }

  private static Client client() {
    return new Client(ROOT, null, UnaryOperator.identity());
  }

  private static URI url(Peer peer) {
    return URI.create("https://localhost:" + peer.port() + "/");
  }

  static Stream<Arguments> zoo() {
    Instant now = Instant.now();
    Duration day = Duration.ofDays(1);
    Code untrusted = Code.SERVER_CERTIFICATE_UNTRUSTED;
    Code unknown = Code.SERVER_CERTIFICATE_HAS_UNKNOWN_ROOT;
    return Stream.of(
        arguments("good", below(MIDDLE).build(), null),
        arguments(
            "expired",
            below(ROOT).valid(now.minus(day.multipliedBy(9)), now.minus(day)).build(),
            Code.SERVER_CERTIFICATE_HAS_BAD_DATE),
        arguments(
            "not yet valid",
            below(ROOT).valid(now.plus(day), now.plus(day.multipliedBy(9))).build(),
            Code.SERVER_CERTIFICATE_NOT_YET_VALID),
        arguments("self-signed", TestCertificate.forLocalhost(), unknown),
        arguments(
            "unknown root", below(TestCertificate.builder().authority().build()).build(), unknown),
        arguments("missing intermediate", below(MIDDLE).build().alone(), unknown),
        arguments("wrong host", below(MIDDLE).hosts("other.test").build(), untrusted),
        arguments("weak key", below(ROOT).rsa(1024).build(), untrusted),
        arguments("SHA-1", below(ROOT).sha1().build(), untrusted),
        arguments(
            "name constraints",
            below(below(ROOT).permittedDomains("only.test").build()).hosts("localhost").build(),
            untrusted));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @DisplayName("B-165: OpenSSL shows each certificate of the zoo")
  @MethodSource("zoo")
  void certificates(String name, TestCertificate certificate, Code expected) throws Exception {
    try (Peer peer = server(certificate, "-www");
        Client client = client()) {
      if (expected == null) {
        assertThat(client.get(url(peer))).startsWith("200 ").contains("TLSv1.3");
      } else {
        assertThat(client.error(url(peer))).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("B-165: versions and protocols that have nothing in common are -1200")
  @CsvSource({"-tls1", "-tls1_1", "-alpn other"})
  void nothingInCommon(String option) throws Exception {
    try (Peer peer = server(below(ROOT).build(), ("-www " + option).split(" "));
        Client client = client()) {
      assertThat(client.error(url(peer))).isEqualTo(Code.SECURE_CONNECTION_FAILED);
    }
  }

  @Test
  @DisplayName("B-165: a stapled OCSP answer that says revoked is -1202")
  void revoked() throws Exception {
    TestCertificate certificate = below(ROOT).build();
    try (Peer peer = Peer.prepare("ocsp")) {
      peer.write("root.pem", Pem.of(ROOT.certificate()));
      peer.write("rootkey.pem", Pem.key(ROOT));
      peer.write("leaf.pem", Pem.of(certificate.certificate()));
      peer.write(
          "index.txt",
          "R\t350101000000Z\t240101000000Z\t"
              + certificate.certificate().getSerialNumber().toString(16).toUpperCase()
              + "\tunknown\t/CN=localhost\n");
      peer.run("openssl", "ocsp", "-issuer", "root.pem", "-cert", "leaf.pem", "-reqout", "q.der");
      peer.run(
          "openssl",
          "ocsp",
          "-index",
          "index.txt",
          "-rsigner",
          "root.pem",
          "-rkey",
          "rootkey.pem",
          "-CA",
          "root.pem",
          "-reqin",
          "q.der",
          "-respout",
          "a.der",
          "-ndays",
          "1");
      byte[] answer = Files.readAllBytes(peer.file("a.der"));
      assertThat(answer).isNotEmpty();
      try (Peer server =
              server(
                  certificate, "-www", "-status", "-status_file", peer.file("a.der").toString());
          Client client = client()) {
        assertThat(client.error(url(server))).isEqualTo(Code.SERVER_CERTIFICATE_UNTRUSTED);
      }
    }
  }

  @Test
  @DisplayName("B-165: a server may renegotiate in the middle of an exchange (TLS 1.2)")
  void renegotiation() throws Exception {
    try (Peer peer = server(below(ROOT).build(), "-tls1_2");
        Client client = client()) {
      CompletableFuture<?> load =
          client
              .session
              .data(url(peer))
              .thenAccept(result -> assertThat(result.data()).asString().isEqualTo("ok"));
      Awaitility.await("the request")
          .atMost(Duration.ofSeconds(60))
          .until(() -> peer.output().contains("GET / HTTP"));
      say(peer, "R\n");
      Awaitility.await("the renegotiation")
          .atMost(Duration.ofSeconds(60))
          .until(() -> peer.output().contains("SSL_do_handshake -> 1"));
      say(peer, "HTTP/1.1 200 OK\nContent-Length: 2\n\nok\n");

      load.get(60, java.util.concurrent.TimeUnit.SECONDS);
    }
  }

  private static void say(Peer peer, String text) throws Exception {
    peer.process().getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    peer.process().getOutputStream().flush();
  }
}
