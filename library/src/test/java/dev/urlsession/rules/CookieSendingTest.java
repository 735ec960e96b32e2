// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPCookie;
import dev.urlsession.HTTPHeaders;
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

class CookieSendingTest {

  @AutoClose private final CookieRig rig = new CookieRig();

  private List<String> sent(
      UnaryOperator<URLSessionConfigurationBuilder> configuration,
      UnaryOperator<URLRequestBuilder> request) {
    rig.server.route("/", Answer.text("hi"));
    rig.storage.setCookie(HTTPCookie.builder("a", "1").domain("127.0.0.1").path("/").build());
    rig.load(configuration, request.apply(URLRequest.builder(rig.server.uri("/"))).build());
    return rig.lastSent();
  }

  @Test
  @DisplayName("B-180: stored cookies are sent when request, configuration and storage say so")
  void sent() {
    assertThat(sent(c -> c, r -> r)).containsExactly("a=1");
    assertThat(sent(c -> c, r -> r.httpShouldHandleCookies(false))).isEmpty();
    assertThat(sent(c -> c.httpShouldSetCookies(false), r -> r)).isEmpty();
    assertThat(sent(c -> c.httpCookieStorage(null), r -> r)).isEmpty();
  }

  @Test
  @DisplayName("B-181: own cookies go as they are, with the setting off and with it on")
  void own() {
    HTTPHeaders additional = HTTPHeaders.of("Cookie", "theirs=2");

    assertThat(sent(c -> c.httpShouldSetCookies(false), r -> r.header("Cookie", "mine=1")))
        .containsExactly("mine=1");
    assertThat(sent(c -> c.httpShouldSetCookies(false).httpAdditionalHeaders(additional), r -> r))
        .containsExactly("theirs=2");
    assertThat(sent(c -> c, r -> r.header("Cookie", "mine=1"))).containsExactly("mine=1");
    assertThat(sent(c -> c.httpAdditionalHeaders(additional), r -> r)).containsExactly("theirs=2");
  }

  @Test
  @DisplayName("B-196: a request sends the cookies of its partition only")
  void partition() {
    rig.storage.setCookie(
        HTTPCookie.builder("b", "2")
            .domain("127.0.0.1")
            .path("/")
            .partitionIdentifier("tab")
            .build());

    assertThat(sent(c -> c, r -> r.cookiePartitionIdentifier("tab"))).containsExactly("b=2");
    assertThat(sent(c -> c, r -> r)).containsExactly("a=1");
  }

  @Test
  @DisplayName("B-197: SameSite cookies are not sent for a page of another site")
  void sameSite() {
    rig.storage.setCookie(
        HTTPCookie.builder("strict", "2")
            .domain("127.0.0.1")
            .path("/")
            .sameSitePolicy(HTTPCookie.SameSitePolicy.STRICT)
            .build());
    rig.storage.setCookie(
        HTTPCookie.builder("lax", "3")
            .domain("127.0.0.1")
            .path("/")
            .sameSitePolicy(HTTPCookie.SameSitePolicy.LAX)
            .build());

    assertThat(sent(c -> c, r -> r.mainDocumentURL(URI.create("http://other.example/"))))
        .containsExactly("a=1");
    assertThat(sent(c -> c, r -> r.mainDocumentURL(URI.create("http://127.0.0.1:1/page"))))
        .containsExactly("strict=2; lax=3; a=1");
    assertThat(sent(c -> c, r -> r)).containsExactly("strict=2; lax=3; a=1");
  }
}
