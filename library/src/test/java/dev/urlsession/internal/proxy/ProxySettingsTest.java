// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.urlsession.ProxyConfiguration;
import dev.urlsession.URLCredential;
import dev.urlsession.URLCredential.Persistence;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionUsageException;
import dev.urlsession.internal.transport.ProxyServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxySettingsTest {

  @Test
  @DisplayName("B-243: the list is asked in order, by domains; fail-over leads on")
  void list() throws Exception {
    ProxyRules rules =
        new ListedProxies(
            List.of(
                ProxyConfiguration.socks5("S", 1).withMatchDomains(List.of("inner.test")),
                ProxyConfiguration.httpConnect("a", 2)
                    .withExcludedDomains(List.of("direct.test"))
                    .withFailover(true)
                    .withCredential(URLCredential.ofUser("u", "p", Persistence.NONE)),
                ProxyConfiguration.httpConnect("b", 3)
                    .withExcludedDomains(List.of("direct.test", "b.test"))));

    assertThat(Routes.of(rules, "https://x.inner.test/")).containsExactly("SOCKS5 s:1");
    assertThat(Routes.of(rules, "https://any.test/"))
        .containsExactly("CONNECT u@a:2", "CONNECT b:3");
    assertThat(Routes.of(rules, "https://b.test/")).containsExactly("CONNECT u@a:2", "direct");
    assertThat(Routes.of(rules, "http://direct.test/")).containsExactly("direct");
    assertThat(rules.mayBlock()).isFalse();
  }

  @Test
  @DisplayName(
      "B-243: the dictionary has CFNetwork's keys; it is preferred to the system, the list to it")
  void dictionary() throws Exception {
    Map<String, Object> settings =
        Map.ofEntries(
            Map.entry("HTTPEnable", 1),
            Map.entry("HTTPProxy", "Web"),
            Map.entry("HTTPPort", 3128),
            Map.entry("HTTPSEnable", true),
            Map.entry("HTTPSProxy", "tls"),
            Map.entry("SOCKSEnable", 1L),
            Map.entry("SOCKSProxy", "socks"),
            Map.entry("ExceptionsList", List.of("*.local", "10.0.0.0/8")),
            Map.entry("ExcludeSimpleHostnames", 1),
            Map.entry("kCFProxyUsernameKey", "u"),
            Map.entry("kCFProxyPasswordKey", "p"));
    URLSessionConfiguration configuration =
        URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
            .connectionProxyDictionary(settings)
            .build();
    ProxyRules rules = ProxyRules.of(configuration);

    assertThat(Routes.of(rules, "http://a.test/"))
        .containsExactly("HTTP u@web:3128", "SOCKS5 u@socks:1080");
    assertThat(Routes.of(rules, "https://a.test/"))
        .containsExactly("HTTP u@tls:80", "SOCKS5 u@socks:1080");
    assertThat(Routes.of(rules, "https://a.local/")).containsExactly("direct");
    assertThat(Routes.of(rules, "https://10.2.3.4/")).containsExactly("direct");
    assertThat(Routes.of(rules, "https://plain/")).containsExactly("direct");
    ProxyRules listed =
        ProxyRules.of(
            configuration.toBuilder()
                .proxyConfigurations(List.of(ProxyConfiguration.socks5("s", 1)))
                .build());
    assertThat(Routes.of(listed, "https://a.test/")).containsExactly("SOCKS5 s:1");
  }

  @Test
  @DisplayName("B-243: a dictionary in which nothing is on means no proxy at all")
  void nothingOn() throws Exception {
    assertThat(Routes.of(ProxyDictionary.of(Map.of("HTTPEnable", 0)), "http://a.test/"))
        .containsExactly("direct");
  }

  @Test
  @DisplayName("B-243: a dictionary that makes no sense is refused with what to do")
  void mistakes() {
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("HTTPEnable", 1),
            Map.of("HTTPEnable", 1, "HTTPProxy", "h", "HTTPPort", "3128"),
            Map.of("HTTPEnable", 1, "HTTPProxy", "h", "HTTPPort", 99_999),
            Map.of("HTTPEnable", 1, "HTTPProxy", 5),
            Map.of("ExceptionsList", "a.test"),
            Map.of("ProxyAutoConfigEnable", 1),
            Map.of("ProxyAutoConfigEnable", 1, "ProxyAutoConfigURLString", "gopher://x/"))) {
      assertThatThrownBy(() -> ProxyDictionary.of(wrong))
          .as(wrong.toString())
          .isInstanceOf(URLSessionUsageException.class)
          .hasMessageContaining("connectionProxyDictionary");
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @DisplayName("B-243: the environment, as curl reads it; this machine is reached directly")
  @CsvSource({
    "http://a.test/, HTTP web:3128",
    "https://a.test/, SOCKS5 me@socks:1080",
    "https://none.test/, direct",
    "http://localhost/, direct",
    "http://127.0.0.5/, direct",
    "http://[::1]/, direct"
  })
  void environment(String url, String expected) throws Exception {
    Map<String, String> variables =
        Map.of(
            "http_proxy", "web:3128",
            "HTTP_PROXY", "cgi:1",
            "ALL_PROXY", "socks5h://me:se%20cret@socks",
            "no_proxy", "none.test");
    ProxyRules rules = new SystemProxies(() -> null, EnvironmentProxies.of(variables::get));

    assertThat(Routes.of(rules, url)).containsExactly(expected);
  }

  @Test
  @DisplayName("B-243: what the JVM says goes before the environment")
  void selector() throws Exception {
    ProxySelector selector =
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            return uri.getHost().equals("none.test")
                ? List.of(Proxy.NO_PROXY)
                : List.of(
                    new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("J", 1)),
                    new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved("k", 2)),
                    Proxy.NO_PROXY);
          }

          @Override
          public void connectFailed(URI uri, SocketAddress at, IOException thrown) {}
        };
    ProxyRules rules =
        new SystemProxies(() -> selector, EnvironmentProxies.of(Map.of("http_proxy", "e:9")::get));

    assertThat(Routes.of(rules, "http://a.test/"))
        .containsExactly("HTTP j:1", "SOCKS5 k:2", "direct");
    assertThat(Routes.of(rules, "http://none.test/")).containsExactly("HTTP e:9");
    assertThat(rules.mayBlock()).as("it is not the JDK's").isTrue();
    assertThat(new SystemProxies(ProxySelector::getDefault, null).mayBlock()).isFalse();
  }

  @Property(tries = 500)
  void anyText(@ForAll String text) {
    ProxyServer proxy = ProxyText.parse(text);

    assertThat(proxy == null || proxy.port() > 0).isTrue();
  }
}
