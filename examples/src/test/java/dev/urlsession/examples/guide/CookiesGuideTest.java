// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPCookie;
import dev.urlsession.HTTPCookieStorage;
import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snippets about cookies. */
class CookiesGuideTest {

  @AutoClose private final LoopbackServer server = LoopbackServer.start();

  private String lastSent() {
    return server.requests().get(server.requestCount() - 1).header("Cookie").orElse("none");
  }

  private static void load(URLSession session, URLRequest request) throws Exception {
    session.data(request).get(30, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName("a jar in a file of one's own")
  void ownJar(@TempDir Path directory) throws Exception {
    server.fallback(Answer.text("hi").header("Set-Cookie", "id=1; Path=/; Max-Age=3600"));
    Path file = directory.resolve("tenant-7.txt");
    // region jar
    HTTPCookieStorage jar = HTTPCookieStorage.inFile(file);
    URLSessionConfiguration configuration =
        URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
            .httpCookieStorage(jar)
            .build();
    // endregion
    try (URLSession session = URLSession.create(configuration)) {
      load(session, URLRequest.of(server.uri("/")));
    }
    assertThat(Files.readString(file)).contains("127.0.0.1");
  }

  @Test
  @DisplayName("setting and finding cookies by hand")
  void byHand() {
    // region hand
    HTTPCookieStorage jar = new HTTPCookieStorage(); // in memory
    jar.setCookie(
        HTTPCookie.builder("theme", "dark")
            .domain(".example.com") // and all below it; without the dot that host only
            .path("/")
            .secure(true)
            .expires(Instant.now().plus(Duration.ofDays(30)))
            .build());
    Runnable stop = jar.addChangeListener(() -> System.out.println("cookies changed"));
    // endregion
    assertThat(jar.cookies(URI.create("https://www.example.com/"))).hasSize(1);
    stop.run();
  }

  @Test
  @DisplayName("own Cookie headers")
  void own() throws Exception {
    server.fallback(Answer.text("hi"));
    URI url = server.uri("/");
    // region own
    URLSessionConfiguration configuration =
        URLSessionConfiguration.ephemeralSessionConfiguration().toBuilder()
            .httpShouldSetCookies(false)
            .httpAdditionalHeaders(HTTPHeaders.of("Cookie", "id=42"))
            .build();
    // endregion
    try (URLSession session = URLSession.create(configuration)) {
      load(session, URLRequest.of(url));
    }
    assertThat(lastSent()).isEqualTo("id=42");
  }

  @Test
  @DisplayName("requests on behalf of a page")
  void page() throws Exception {
    server.fallback(Answer.text("hi").header("Set-Cookie", "ad=1"));
    URI url = server.uri("/");
    // region page
    URLRequest request =
        URLRequest.builder(url)
            .mainDocumentURL(URI.create("https://news.example/today"))
            .cookiePartitionIdentifier("https://news.example")
            .build();
    // endregion
    try (URLSession session =
        URLSession.create(URLSessionConfiguration.ephemeralSessionConfiguration())) {
      load(session, request);
      assertThat(session.configuration().httpCookieStorage().cookies()).isEmpty();
    }
  }
}
