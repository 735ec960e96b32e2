// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPBody;
import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLRequest;
import dev.urlsession.internal.redirect.RedirectPolicy.Decision;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectMethodTest {

  private static final HTTPBody BODY = HTTPBody.ofString("seven seas");

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource({
    "301, GET, GET",
    "301, HEAD, HEAD",
    "301, POST, GET",
    "301, PUT, PUT",
    "302, GET, GET",
    "302, HEAD, HEAD",
    "302, POST, GET",
    "302, DELETE, DELETE",
    "303, GET, GET",
    "303, HEAD, GET",
    "303, POST, GET",
    "303, PUT, GET",
    "305, POST, POST",
    "306, POST, POST",
    "307, POST, POST",
    "307, HEAD, HEAD",
    "308, POST, POST",
    "308, PATCH, PATCH",
  })
  @DisplayName("B-130: the method after a redirect")
  void method(int status, String before, String after) {
    URLRequest request = URLRequest.builder(Redirects.FROM).httpMethod(before).build();

    assertThat(Redirects.follow(request, status, "/c").httpMethod()).isEqualTo(after);
  }

  @ParameterizedTest(name = "{0} {1} keeps the body: {2}")
  @CsvSource({
    "301, POST, false",
    "301, PUT, true",
    "302, POST, false",
    "302, PATCH, true",
    "303, POST, false",
    "303, PUT, false",
    "305, POST, true",
    "306, POST, true",
    "307, POST, true",
    "308, PUT, true",
  })
  @DisplayName("B-130: the body, and the headers that speak of it, after a redirect")
  void body(int status, String method, boolean kept) {
    HTTPHeaders headers =
        HTTPHeaders.of("Content-Type", "text/plain", "content-language", "en", "Expect", "later");
    URLRequest request =
        URLRequest.builder(Redirects.FROM)
            .httpMethod(method)
            .headers(headers)
            .httpBody(BODY)
            .build();

    URLRequest next = Redirects.follow(request, status, "/c");

    assertThat(next.httpBody()).isSameAs(kept ? BODY : null);
    assertThat(next.headers().entries()).isEqualTo(kept ? headers.entries() : List.of());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {200, 201, 300, 304, 309, 399, 401, 503})
  @DisplayName("B-130: 300, 304 and what is no redirect are delivered, with a Location, too")
  void neverFollowed(int status) {
    URLRequest request = URLRequest.of(Redirects.FROM);

    assertThat(Redirects.decide(request, status, "Location", "/c"))
        .isEqualTo(new Decision.Deliver());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {301, 302, 303, 305, 306, 307, 308})
  @DisplayName("B-131: a redirect without Location, or with an empty one, is delivered")
  void withoutLocation(int status) {
    URLRequest request = URLRequest.of(Redirects.FROM);

    assertThat(Redirects.decide(request, status)).isEqualTo(new Decision.Deliver());
    assertThat(Redirects.decide(request, status, "Location", " "))
        .isEqualTo(new Decision.Deliver());
  }

  @Test
  @DisplayName("B-131: the first Location with something in it counts")
  void twoLocations() {
    Decision decision =
        Redirects.decide(
            URLRequest.of(Redirects.FROM), 302, "Location", "", "location", "/c", "Location", "/d");

    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Follow.class,
            follow -> assertThat(follow.newRequest().url()).hasToString("http://one.test/c"));
  }
}
