// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.urlsession.URLError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyScriptTest {

  private static String evaluate(String expression) throws IOException {
    return new ProxyScript("function FindProxyForURL(url, host) { return " + expression + "; }")
        .findProxyForURL("http://www.example.com/path", "www.example.com");
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("B-243: scripts have the functions they expect")
  @CsvSource(
      delimiter = '|',
      value = {
        "url + ' ' + host | http://www.example.com/path www.example.com",
        "isPlainHostName('www') | true",
        "isPlainHostName(host) | false",
        "dnsDomainIs(host, '.Example.com') | true",
        "dnsDomainIs('example.com', '.example.com') | false",
        "localHostOrDomainIs('www', 'www.example.com') | true",
        "localHostOrDomainIs('ww', 'www.example.com') | false",
        "dnsDomainLevels(host) | 2",
        "shExpMatch(host, '*.example.c?m') | true",
        "shExpMatch(host, '*.example') | false",
        "shExpMatch('http://a/b', '*/b*') | true",
        "isInNet('10.1.2.3', '10.0.0.0', '255.0.0.0') | true",
        "isInNet('192.168.1.1', '10.0.0.0', '255.0.0.0') | false",
        "isInNet('127.0.0.1', '127.0.0.0', 'nonsense') | false",
        "dnsResolve('127.0.0.1') | 127.0.0.1",
        "isResolvable('localhost') | true",
        "weekdayRange('SUN', 'SAT') | true",
        "timeRange(0, 24) | true",
        "timeRange(0, 0, 0, 23, 59, 59) | true",
        "dateRange(1, 31) | true",
        "dateRange('JAN', 'DEC', 'GMT') | true",
        "dateRange(1, 'JAN', 2000, 31, 'DEC', 2999) | true",
        "dateRange(1990, 1991) | false",
        "typeof java | undefined",
        "typeof Packages | undefined"
      })
  void functions(String expression, String expected) throws Exception {
    assertThat(evaluate(expression)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(function f() { return f(); })()",
        "(function () { while (true) { } })()",
        "(function () { while (true) { try { while (true) { } } catch (e) { } } })()",
        "undefinedFunction()",
        "new java.lang.Thread()"
      })
  @DisplayName("B-243: a script cannot hang, overflow or get at Java")
  void limits(String expression) {
    assertThatThrownBy(() -> evaluate(expression)).isInstanceOf(IOException.class);
  }

  @Test
  @DisplayName("B-243: a broken script, or one without the function, is an error that says so")
  void broken() {
    assertThatThrownBy(() -> new ProxyScript("function (")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new ProxyScript("var x;").findProxyForURL("http://a/", "a"))
        .hasMessageContaining("FindProxyForURL");
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("B-243: what a script may answer")
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "PROXY a:3128; SOCKS b:1080; DIRECT | HTTP a:3128,SOCKS5 b:1080,direct",
        "proxy A | HTTP a:80",
        "HTTPS a:443; PROXY b:1 | HTTP b:1",
        "DIRECT | direct",
        "null | direct",
        "'' | direct"
      })
  void answers(String answer, String expected) throws Exception {
    var routes = ScriptAnswer.routes(answer, Routes.origin("http://x.test/"));

    assertThat(String.join(",", routes.stream().map(Routes::text).toList())).isEqualTo(expected);
  }

  @Test
  @DisplayName("B-243: the script is read from its URL; of a secure URL it sees the host only")
  void fromFile(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("proxy.pac");
    Files.writeString(
        file,
        "function FindProxyForURL(url, host) {"
            + " return url.indexOf('secret') < 0 ? 'PROXY p:1' : 'PROXY leak:1'; }");
    ProxyRules rules =
        ProxyDictionary.of(
            Map.of(
                "ProxyAutoConfigEnable", 1, "ProxyAutoConfigURLString", file.toUri().toString()));

    assertThat(rules.mayBlock()).isTrue();
    assertThat(Routes.of(rules, "https://a.test/secret?secret")).containsExactly("HTTP p:1");
    assertThat(Routes.of(rules, "http://a.test/secret")).containsExactly("HTTP leak:1");
  }

  @Test
  @DisplayName("B-243: a script that fails, fails the load; it is no reason to go without a proxy")
  void failing() {
    ProxyRules rules =
        ProxyDictionary.of(
            Map.of("ProxyAutoConfigEnable", 1, "ProxyAutoConfigJavaScript", "throw 'no';"));

    assertThatThrownBy(() -> Routes.of(rules, "http://a.test/")).isInstanceOf(URLError.class);
  }

  @Property(tries = 300)
  void anyAnswer(@ForAll String answer) {
    try {
      assertThat(ScriptAnswer.routes(answer, Routes.origin("http://x.test/"))).isNotEmpty();
    } catch (IOException unusable) {
      assertThat(unusable).hasMessageContaining("no proxy");
    }
  }
}
