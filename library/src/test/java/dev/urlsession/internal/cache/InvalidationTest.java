// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidationTest {

  private static final URI URL = URI.create("https://h/a/b");

  private static List<URI> targets(String method, int status, String... headers) {
    return Invalidation.targets(method, URL, Stored.response(status, headers));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "MKCOL", "UNHEARD-OF"})
  @DisplayName("B-219: unsafe and unknown methods invalidate their URL")
  void unsafe(String method) {
    assertThat(targets(method, 200)).containsExactly(URL);
    assertThat(targets(method, 204)).containsExactly(URL);
    assertThat(targets(method, 303)).containsExactly(URL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "TRACE"})
  @DisplayName("B-219: safe methods invalidate nothing")
  void safe(String method) {
    assertThat(targets(method, 200)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 500, 503, 100})
  @DisplayName("RFC 9111, 4.4: an error invalidates nothing")
  void errors(int status) {
    assertThat(targets("POST", status)).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        "/c, https://h/c",
        "c, https://h/a/c",
        "https://H:443/c, https://H:443/c",
        "https://other/c, -",
        "http://h/c, -",
        "https://h:444/c, -",
        "//other/c, -",
        "::not a url, -",
      })
  @DisplayName("RFC 9111, 4.4: Location and Content-Location, of the same origin only")
  void named(String named, URI target) {
    List<URI> expected = target == null ? List.of(URL) : List.of(URL, target);

    assertThat(targets("PUT", 201, "Location", named)).isEqualTo(expected);
    assertThat(targets("PUT", 201, "Content-Location", named)).isEqualTo(expected);
  }

  @Test
  @DisplayName("RFC 9111, 4.4: both at once")
  void both() {
    assertThat(targets("POST", 201, "Location", "/l", "Content-Location", "/c"))
        .containsExactly(URL, URI.create("https://h/l"), URI.create("https://h/c"));
  }
}
