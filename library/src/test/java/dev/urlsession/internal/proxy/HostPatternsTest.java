// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPatternsTest {

  @ParameterizedTest(name = "{0} matches {1}: {2}")
  @DisplayName("B-243: hosts without a proxy are named by domain, address, range and port")
  @CsvSource({
    "'*', http://any.test/, true",
    "'example.com', http://example.com/, true",
    "'example.com', http://www.example.com/, true",
    "'example.com', http://notexample.com/, false",
    "'.example.com', http://www.example.com/, true",
    "'.example.com', http://example.com/, true",
    "'*.example.com', http://a.b.example.com/, true",
    "'EXAMPLE.com', http://example.com/, true",
    "'example.com', http://example.com./, true",
    "'example.com:8080', http://example.com:8080/, true",
    "'example.com:8080', http://example.com/, false",
    "'example.com:80', http://example.com/, true",
    "'10.0.0.0/8', http://10.1.2.3/, true",
    "'10.0.0.0/8', http://11.1.2.3/, false",
    "'10.0.0.0/33', http://10.1.2.3/, false",
    "'10.0.0.0/x', http://10.1.2.3/, false",
    "'10.0.0.0/8', http://ten.test/, false",
    "'127.0.0.1', http://127.0.0.1:99/, true",
    "'::1', http://[::1]/, true",
    "'[::1]:80', http://[::1]/, true",
    "'[::1]:81', http://[::1]/, false",
    "'fe80::/10', http://[fe90::1]/, true",
    "'', http://example.com/, false",
    "'a.test, b.test', http://b.test/, true",
    "'a.test b.test', http://b.test/, true",
    "'.', http://example.com/, false"
  })
  void matches(String patterns, String url, boolean expected) {
    assertThat(HostPatterns.split(patterns).matches(Routes.origin(url))).isEqualTo(expected);
  }

  @Property(tries = 500)
  void anyText(@ForAll String patterns) {
    HostPatterns read = HostPatterns.split(patterns);

    assertThat(read.matches(Routes.origin("http://zzz.example/"))).isIn(true, false);
  }
}
