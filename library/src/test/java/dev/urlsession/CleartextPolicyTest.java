// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("B-242: where http may be used")
class CleartextPolicyTest {

  private static final CleartextPolicy POLICY =
      CleartextPolicy.FORBIDDEN
          .except("old.example")
          .except("192.0.2.7")
          .exceptDomain("b\u00fccher.example")
          .exceptLocalNetworking();

  @ParameterizedTest
  @CsvSource({
    "https://anything.example/, true",
    "HTTP://anything.example/, false",
    "http://OLD.example./, true",
    "http://sub.old.example/, false",
    "http://192.0.2.7/, true",
    "http://192.0.2.8/, false",
    "http://xn--bcher-kva.example/, true",
    "http://a.xn--bcher-kva.example/, true",
    "http://axn--bcher-kva.example/, false",
    "http://localhost/, true",
    "http://a.localhost/, true",
    "http://printer.local/, true",
    "http://printer/, true",
    "http://127.9.0.1/, true",
    "http://[::1]/, true",
    "http://[2001:db8::1]/, false",
    "file:///tmp/a, true",
    "http:/nohost, false"
  })
  @DisplayName("exceptions by host, by domain with all below it, and for this machine")
  void exceptions(String url, boolean permitted) {
    assertThat(POLICY.permits(URI.create(url))).isEqualTo(permitted);
  }

  @Test
  @DisplayName("it is an opt-in")
  void standard() {
    URLSessionConfiguration standard = URLSessionConfiguration.defaultSessionConfiguration();
    assertThat(standard.cleartextPolicy()).isEqualTo(CleartextPolicy.ALLOWED);
    assertThat(standard.cleartextPolicy().permits(URI.create("http://a.example/"))).isTrue();
    assertThat(CleartextPolicy.FORBIDDEN.permits(URI.create("http://localhost/"))).isFalse();
  }
}
