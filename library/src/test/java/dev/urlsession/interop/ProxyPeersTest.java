// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.ProxyConfiguration;
import dev.urlsession.URLCredential;
import dev.urlsession.URLCredential.Persistence;
import dev.urlsession.URLError.Code;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import dev.urlsession.testing.TestCertificate;
import java.net.URI;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("interop")
class ProxyPeersTest {

  private static final TestCertificate OWN = TestCertificate.forLocalhost();
  private static final URLCredential RIGHT = user("s3cret");
  private static final URLCredential WRONG = user("wrong");

  private final LoopbackServer plain = LoopbackServer.start();
  private final LoopbackServer tls = LoopbackServer.builder().certificate(OWN).build();

  ProxyPeersTest() {
    plain.route("/", Answer.text("plain"));
    tls.route("/", Answer.text("tls"));
  }

  @AfterEach
  void stop() {
    plain.close();
    tls.close();
  }

  private static URLCredential user(String password) {
    return URLCredential.ofUser("me", password, Persistence.FOR_SESSION);
  }

  private static Peer squid(String scheme) throws Exception {
    Peer peer = Peer.prepare("squid");
    peer.write("basic.txt", "me:" + crypted() + "\n");
    peer.write("digest.txt", "me:squid:" + md5("me:squid:s3cret") + "\n");
    String program =
        switch (scheme) {
          case "basic" -> "/usr/lib/squid/basic_ncsa_auth " + peer.file("basic.txt");
          case "digest" -> "/usr/lib/squid/digest_file_auth -c " + peer.file("digest.txt");
          default -> "";
        };
    String login =
        program.isEmpty()
            ? "http_access allow all\n"
            : """
            auth_param %1$s program %2$s
            auth_param %1$s children 1
            auth_param %1$s realm squid
            acl known proxy_auth REQUIRED
            http_access allow known
            http_access deny all
            """
                .formatted(scheme, program);
    peer.write(
        "squid.conf",
        """
        http_port 127.0.0.1:%d
        visible_hostname localhost
        pid_filename %s
        cache_log %s
        access_log none
        cache deny all
        cache_mem 1 MB
        shutdown_lifetime 0 seconds
        coredump_dir %s
        %s
        """
            .formatted(
                peer.port(), peer.file("squid.pid"), peer.file("cache.log"), peer.file(""), login));
    return peer.start("/usr/sbin/squid", "-N", "-f", peer.file("squid.conf").toString());
  }

  /** What openssl passwd -apr1 makes of the password. */
  private static String crypted() throws Exception {
    Process tool =
        new ProcessBuilder("openssl", "passwd", "-apr1", "-salt", "saltsalt", "s3cret").start();
    return new String(tool.getInputStream().readAllBytes()).strip();
  }

  private static String md5(String text) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes()));
  }

  private static Client through(Peer proxy, URLCredential credential) {
    Map<String, Object> settings =
        Map.of(
            "HTTPEnable",
            1,
            "HTTPProxy",
            "127.0.0.1",
            "HTTPPort",
            proxy.port(),
            "HTTPSEnable",
            1,
            "HTTPSProxy",
            "127.0.0.1",
            "HTTPSPort",
            proxy.port());
    return new Client(
        OWN, credential, configuration -> configuration.connectionProxyDictionary(settings));
  }

  @Test
  @DisplayName("B-243: squid passes requests on and opens tunnels")
  void open() throws Exception {
    try (Peer squid = squid("none");
        Client client = through(squid, null)) {
      assertThat(client.get(plain.uri("/"))).isEqualTo("200 plain");
      assertThat(client.get(tls.uri("/"))).isEqualTo("200 tls");
      assertThat(plain.requests().get(0).header("Via")).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"basic", "digest"})
  @DisplayName("B-163: squid asks with Basic or Digest, for requests and for tunnels")
  void passwords(String scheme) throws Exception {
    try (Peer squid = squid(scheme);
        Client client = through(squid, RIGHT)) {
      assertThat(client.get(plain.uri("/"))).isEqualTo("200 plain");
      assertThat(client.get(plain.uri("/"))).isEqualTo("200 plain");
      assertThat(client.get(tls.uri("/"))).isEqualTo("200 tls");
      assertThat(client.get(tls.uri("/"))).isEqualTo("200 tls");

      String asked = "HTTP_" + scheme.toUpperCase() + " squid";
      assertThat(client.challenges())
          .as("once for each kind of proxy")
          .containsExactly(asked, asked);
      assertThat(plain.requests())
          .allMatch(request -> request.header("Proxy-Authorization").isEmpty());
    }
    try (Peer squid = squid(scheme);
        Client client = through(squid, WRONG)) {
      assertThat(client.get(plain.uri("/"))).startsWith("407 ");
      assertThat(client.error(tls.uri("/"))).isEqualTo(Code.USER_AUTHENTICATION_REQUIRED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"microsocks", "dante"})
  @DisplayName("B-163: a SOCKS server wants a password")
  void socks(String program) throws Exception {
    try (Peer socks = program.equals("dante") ? Dante.start("me", "s3cret") : microsocks();
        Client right = throughSocks(socks, RIGHT);
        Client wrong = throughSocks(socks, WRONG)) {
      assertThat(right.get(plain.uri("/"))).isEqualTo("200 plain");
      assertThat(right.get(URI.create("https://localhost:" + tls.port() + "/")))
          .isEqualTo("200 tls");
      assertThat(wrong.error(plain.uri("/"))).isEqualTo(Code.USER_AUTHENTICATION_REQUIRED);
      assertThat(right.error(URI.create("http://127.0.0.1:1/")))
          .isEqualTo(Code.CANNOT_CONNECT_TO_HOST);
    }
  }

  private static Peer microsocks() throws Exception {
    Peer peer = Peer.prepare("microsocks");
    return peer.start(
        "microsocks",
        "-i",
        "127.0.0.1",
        "-p",
        String.valueOf(peer.port()),
        "-u",
        "me",
        "-P",
        "s3cret");
  }

  private static Client throughSocks(Peer socks, URLCredential credential) {
    return new Client(
        OWN,
        credential,
        configuration ->
            configuration.proxyConfigurations(
                List.of(ProxyConfiguration.socks5("127.0.0.1", socks.port()))));
  }
}
