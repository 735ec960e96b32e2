// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPCookie;
import dev.urlsession.HTTPCookieStorage.AcceptPolicy;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLRequest;
import dev.urlsession.URLRequestBuilder;
import dev.urlsession.URLSessionConfigurationBuilder;
import dev.urlsession.testing.Answer;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CookieStoringTest {

  private static final URI ELSEWHERE = URI.create("http://other.example/");

  @AutoClose private final CookieRig rig = new CookieRig();

  private List<HTTPCookie> stored(
      UnaryOperator<URLSessionConfigurationBuilder> configuration,
      UnaryOperator<URLRequestBuilder> request,
      String... lines) {
    Answer answer = Answer.text("hi");
    for (String line : lines) {
      answer = answer.addHeader("Set-Cookie", line);
    }
    rig.server.route("/", answer);
    HTTPURLResponse response =
        rig.load(configuration, request.apply(URLRequest.builder(rig.server.uri("/"))).build());
    assertThat(response.headers().values("Set-Cookie")).containsExactly(lines);
    return rig.storage.cookies();
  }

  @Test
  @DisplayName("B-182: a response's cookies are stored by the configuration's policy")
  void policy() {
    assertThat(stored(c -> c.httpCookieAcceptPolicy(AcceptPolicy.NEVER), r -> r, "a=1")).isEmpty();
    assertThat(stored(c -> c, r -> r.httpShouldHandleCookies(false), "a=1")).isEmpty();
    assertThat(stored(c -> c, r -> r, "a=1", "b=2, c=3"))
        .extracting(cookie -> cookie.name() + "=" + cookie.value())
        .containsExactly("a=1", "b=2, c=3");
  }

  @Test
  @DisplayName("B-180: cookies are stored also where none are to be sent")
  void notSentYetStored() {
    assertThat(stored(c -> c.httpShouldSetCookies(false), r -> r, "a=1")).hasSize(1);
  }

  @Test
  @DisplayName("B-183: by default, only the main document's site sets cookies")
  void mainDocument() {
    assertThat(stored(c -> c, r -> r.mainDocumentURL(ELSEWHERE), "a=1")).isEmpty();
    assertThat(
            stored(
                c -> c.httpCookieAcceptPolicy(AcceptPolicy.ALWAYS),
                r -> r.mainDocumentURL(ELSEWHERE),
                "a=1",
                "b=2; SameSite=Lax"))
        .extracting(HTTPCookie::name)
        .containsExactly("a");
  }

  @Test
  @DisplayName(
      "B-184: cookies for other domains, Secure ones in the clear and bad ones are refused")
  void refused() {
    assertThat(
            stored(
                c -> c,
                r -> r,
                "foreign=1; Domain=example.com",
                "secure=1; Secure",
                "__Host-x=1; Path=/",
                "no pair",
                "late=1; Max-Age=0",
                "long=" + "x".repeat(4096)))
        .isEmpty();
  }

  @Test
  @DisplayName("B-196: a cookie lies in the partition of the request it answers")
  void partition() {
    assertThat(stored(c -> c, r -> r.cookiePartitionIdentifier("tab"), "a=1"))
        .extracting(HTTPCookie::partitionIdentifier)
        .containsExactly("tab");
  }
}
