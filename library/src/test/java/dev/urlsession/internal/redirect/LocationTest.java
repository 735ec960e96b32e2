// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.redirect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTest {

  private static final URI BASE = URI.create("http://one.test:8080/a/b?q=1#top");

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = ' ',
      value = {
        "c http://one.test:8080/a/c#top",
        "/c http://one.test:8080/c#top",
        "?x http://one.test:8080/a/b?x#top",
        "'#end' http://one.test:8080/a/b?q=1#end",
        "c#end http://one.test:8080/a/c#end",
        "c# http://one.test:8080/a/c#",
        "//two.test/c http://two.test/c#top",
        "http://two.test http://two.test#top",
        "http://two.test:9/ http://two.test:9/#top",
        "http://two.test:/ http://two.test/#top",
        "HTTPS://Two.Test/C https://two.test/C#top",
        "http://[::1]:80/c http://[::1]:80/c#top",
        "http://user:p%40w@two.test/ http://user:p%40w@two.test/#top",
      })
  @DisplayName(
      "B-132: relative to the URL that sent it; the old fragment stays, the old port does not")
  void resolved(String location, String target) {
    assertThat(Location.resolve(BASE, location)).isEqualTo(usable(target));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/a%20b%2Fc?d=%26&e=a+b#f%23 | /a%20b%2Fc?d=%26&e=a+b#f%23",
        "/a b?c d#e f                | /a%20b?c%20d#e%20f",
        "/50%?100%&%zz               | /50%25?100%25&%25zz",
        "/{a}!^`\"<>\\               | /%7Ba%7D!%5E%60%22%3C%3E%5C",
        "/a[1]?b[]=1#c[2]            | /a%5B1%5D?b[]=1#c[2]",
        "/a#b#c                      | /a#b%23c",
        "/a?b?c                      | /a?b?c",
      })
  @DisplayName("B-132: what is escaped stays, what must not stand there is escaped")
  void escaped(String location, String target) {
    String expected = "http://one.test:8080" + target + (target.contains("#") ? "" : "#top");

    assertThat(Location.resolve(BASE, location)).isEqualTo(usable(expected));
  }

  @Test
  @DisplayName("B-132: bytes outside ASCII are escaped as they came; a host becomes punycode")
  void bytes() {
    String wire = new String("http://bücher.test/ü?é".getBytes(UTF_8), ISO_8859_1);

    assertThat(Location.resolve(BASE, wire))
        .isEqualTo(usable("http://xn--bcher-kva.test/%C3%BC?%C3%A9#top"));
    assertThat(Location.resolve(BASE, "/\u00fc")).isEqualTo(usable("http://one.test:8080/%FC#top"));
    assertThat(Location.resolve(BASE, "/\u20ac\u00fc"))
        .isEqualTo(usable("http://one.test:8080/%E2%82%AC%C3%BC#top"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"ftp://two.test/", "file:///etc/passwd", "data:,x", "javascript:alert(1)"})
  @DisplayName("Only http and https are followed")
  void otherSchemes(String location) {
    assertThat(Location.resolve(BASE, location)).isInstanceOf(Location.UnsupportedScheme.class);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "http:",
        "http:c",
        "http:/c",
        "http://",
        "http:///c",
        "http://:80/",
        "http://two.test:0/",
        "http://two.test:65536/",
        "http://two.test:-1/",
        "http://two.test:8o/",
        "http://two test/",
        "http://two%20test/",
        "http://[::1/",
        "http://::1/",
        "http://\u00ff/"
      })
  @DisplayName("A host or port that cannot be used is told apart")
  void unusable(String location) {
    assertThat(Location.resolve(BASE, location)).isEqualTo(new Location.Unusable());
  }

  private static Location usable(String url) {
    return new Location.Usable(URI.create(url));
  }
}
