// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.ProxyConfiguration;
import dev.urlsession.URLCredential;
import dev.urlsession.URLCredential.Persistence;
import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.URLProtectionSpace.ProxyType;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionConfigurationBuilder;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyLoadTest {

  private static final URLCredential RIGHT = URLCredential.ofUser("me", "right", Persistence.NONE);

  private final LoopbackServer plain = LoopbackServer.start();
  private final LoopbackServer tls = LoopbackServer.tls();

  ProxyLoadTest() {
    plain.route("/", Answer.text("plain"));
    tls.route("/", Answer.text("tls"));
  }

  @AfterEach
  void close() {
    plain.close();
    tls.close();
  }

  private URLSessionConfigurationBuilder configuration() {
    return URLSessionConfiguration.ephemeralSessionConfiguration().toBuilder()
        .trustManager(tls.trustManager());
  }

  private URLSession session(TestProxy proxy, boolean socks, Asked asked) {
    Map<String, Object> settings =
        socks
            ? Map.of("SOCKSEnable", 1, "SOCKSProxy", "127.0.0.1", "SOCKSPort", proxy.port())
            : Map.of(
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
    return URLSession.create(
        configuration().connectionProxyDictionary(settings).build(), asked, null);
  }

  private static String text(URLSession session, URI url) throws Exception {
    return new String(session.data(url).get(60, TimeUnit.SECONDS).data());
  }

  private static URLError error(URLSession session, URI url) throws Exception {
    try {
      session.data(url).get(60, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      return (URLError) failed.getCause();
    }
    throw new AssertionError("It was loaded");
  }

  @Test
  @DisplayName("B-243: an HTTP proxy gets plain requests whole, and opens a tunnel for the rest")
  void http() throws Exception {
    Asked asked = new Asked(null);
    try (HttpTestProxy proxy = HttpTestProxy.open();
        URLSession session = session(proxy, false, asked)) {
      assertThat(text(session, plain.uri("/"))).isEqualTo("plain");
      assertThat(text(session, tls.uri("/"))).isEqualTo("tls");

      assertThat(proxy.heads().get(0))
          .startsWith("GET " + plain.uri("/") + " HTTP/1.1\r\n")
          .containsIgnoringCase("host: 127.0.0.1:" + plain.port());
      assertThat(proxy.heads().get(1)).startsWith("CONNECT 127.0.0.1:" + tls.port() + " HTTP");
      assertThat(proxy.heads()).hasSize(2);
      var first = asked.metrics.poll(30, TimeUnit.SECONDS).transactionMetrics().get(0);
      assertThat(first.isProxyConnection()).isTrue();
      assertThat(first.remotePort()).isEqualTo(proxy.port());
      var second = asked.metrics.poll(30, TimeUnit.SECONDS).transactionMetrics().get(0);
      assertThat(second.isProxyConnection()).isTrue();
      assertThat(second.networkProtocolName()).as("what is in the tunnel").isEqualTo("h2");
    }
  }

  @Test
  @DisplayName("B-243: SOCKS 5 carries both, and looks up the names itself")
  void socks() throws Exception {
    try (SocksTestProxy proxy = new SocksTestProxy(null);
        URLSession session = session(proxy, true, new Asked(null))) {
      assertThat(text(session, URI.create("http://nowhere.invalid:" + plain.port() + "/")))
          .isEqualTo("plain");
      assertThat(text(session, tls.uri("/"))).isEqualTo("tls");

      assertThat(proxy.heads())
          .containsExactly("nowhere.invalid:" + plain.port(), "127.0.0.1:" + tls.port());
    }
  }

  @Test
  @DisplayName("B-243: proxyConfigurations tunnel plain HTTP, too")
  void connectForPlain() throws Exception {
    try (HttpTestProxy proxy = HttpTestProxy.open();
        URLSession session =
            URLSession.create(
                configuration()
                    .proxyConfigurations(
                        List.of(ProxyConfiguration.httpConnect("127.0.0.1", proxy.port())))
                    .build())) {
      assertThat(text(session, plain.uri("/"))).isEqualTo("plain");
      assertThat(proxy.heads().get(0)).startsWith("CONNECT 127.0.0.1:" + plain.port());
    }
  }

  @ParameterizedTest(name = "secure: {0}, closing: {1}")
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  @DisplayName("B-163: a 407 is a challenge of the proxy's, and its credential stays with it")
  void challenged(boolean secure, boolean closing) throws Exception {
    Asked asked = new Asked(RIGHT);
    LoopbackServer origin = secure ? tls : plain;
    try (HttpTestProxy proxy = new HttpTestProxy("me:right", closing);
        URLSession session = session(proxy, false, asked)) {
      assertThat(text(session, origin.uri("/"))).isEqualTo(secure ? "tls" : "plain");

      assertThat(asked.challenges).hasSize(1);
      URLProtectionSpace space = asked.challenges.get(0).protectionSpace();
      assertThat(space.isProxy()).isTrue();
      assertThat(space.proxyType()).isEqualTo(secure ? ProxyType.HTTPS : ProxyType.HTTP);
      assertThat(space.realm()).isEqualTo("proxy");
      assertThat(space.authenticationMethod()).isEqualTo(AuthenticationMethod.HTTP_BASIC);
      assertThat(((HTTPURLResponse) asked.challenges.get(0).failureResponse()).statusCode())
          .isEqualTo(407);
      assertThat(origin.requests().get(0).header("Proxy-Authorization")).isEmpty();
    }
  }

  @Test
  @DisplayName("B-163: a credential from the settings is shown without asking anybody")
  void configured() throws Exception {
    Asked asked = new Asked(null);
    try (HttpTestProxy proxy = new HttpTestProxy("me:right", false);
        URLSession session =
            URLSession.create(
                configuration()
                    .proxyConfigurations(
                        List.of(
                            ProxyConfiguration.httpConnect("127.0.0.1", proxy.port())
                                .withCredential(RIGHT)))
                    .build(),
                asked,
                null)) {
      assertThat(text(session, tls.uri("/"))).isEqualTo("tls");
      assertThat(asked.challenges).isEmpty();
    }
  }

  @Test
  @DisplayName("B-154, B-163: unanswered, a plain 407 is the response, and a tunnel's is -1013")
  void unanswered() throws Exception {
    try (HttpTestProxy proxy = new HttpTestProxy("me:right", false);
        URLSession session = session(proxy, false, new Asked(null))) {
      HTTPURLResponse response =
          (HTTPURLResponse) session.data(plain.uri("/")).get(60, TimeUnit.SECONDS).response();
      assertThat(response.statusCode()).isEqualTo(407);

      assertThat(error(session, tls.uri("/")).code()).isEqualTo(Code.USER_AUTHENTICATION_REQUIRED);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName(
      "B-163: a SOCKS proxy's password is asked for when it wants one; a wrong one is -1013")
  void socksPassword(boolean right) throws Exception {
    Asked asked = new Asked(right ? RIGHT : URLCredential.ofUser("me", "no", Persistence.NONE));
    try (SocksTestProxy proxy = new SocksTestProxy("me:right");
        URLSession session = session(proxy, true, asked)) {
      if (right) {
        assertThat(text(session, tls.uri("/"))).isEqualTo("tls");
      } else {
        assertThat(error(session, tls.uri("/")).code())
            .isEqualTo(Code.USER_AUTHENTICATION_REQUIRED);
      }
      URLProtectionSpace space = asked.challenges.get(0).protectionSpace();
      assertThat(space.proxyType()).isEqualTo(ProxyType.SOCKS);
      assertThat(proxy.heads().get(0)).isEqualTo("login me");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("a proxy that opens no tunnel is an error; nothing it says passes for the origin's")
  void refused(boolean socks) throws Exception {
    try (TestProxy proxy = socks ? new SocksTestProxy(null) : HttpTestProxy.open();
        URLSession session = session(proxy, socks, new Asked(null))) {
      URLError error = error(session, URI.create("https://forbidden.test/"));

      assertThat(error.code()).isEqualTo(Code.CANNOT_CONNECT_TO_HOST);
      assertThat(error.getMessage()).contains("proxy").contains("forbidden.test");
    }
  }

  @Test
  @DisplayName(
      "B-243: a proxy that is not there: the next one where fail-over is allowed, else -1004")
  void failover() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = socket.getLocalPort();
    }
    ProxyConfiguration gone = ProxyConfiguration.httpConnect("127.0.0.1", nobody);
    try (HttpTestProxy proxy = HttpTestProxy.open();
        URLSession strict =
            URLSession.create(configuration().proxyConfigurations(List.of(gone)).build());
        URLSession lenient =
            URLSession.create(
                configuration()
                    .proxyConfigurations(
                        List.of(
                            gone.withFailover(true),
                            ProxyConfiguration.httpConnect("127.0.0.1", proxy.port())))
                    .build())) {
      assertThat(error(strict, tls.uri("/")).code()).isEqualTo(Code.CANNOT_CONNECT_TO_HOST);
      assertThat(text(lenient, tls.uri("/"))).isEqualTo("tls");
      assertThat(proxy.heads()).hasSize(1);
    }
  }

  @Test
  @DisplayName("B-243: the script decides for each request")
  void script() throws Exception {
    try (HttpTestProxy proxy = HttpTestProxy.open();
        URLSession session =
            URLSession.create(
                configuration()
                    .connectionProxyDictionary(
                        Map.of(
                            "ProxyAutoConfigEnable",
                            1,
                            "ProxyAutoConfigJavaScript",
                            "function FindProxyForURL(url, host) { return url.indexOf('https') === 0"
                                + " ? 'DIRECT' : 'PROXY 127.0.0.1:"
                                + proxy.port()
                                + "'; }"))
                    .build())) {
      assertThat(text(session, tls.uri("/"))).isEqualTo("tls");
      assertThat(proxy.heads()).isEmpty();
      assertThat(text(session, plain.uri("/"))).isEqualTo("plain");
      assertThat(proxy.heads()).hasSize(1);
    }
  }
}
