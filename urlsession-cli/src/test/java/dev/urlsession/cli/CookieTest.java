// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPCookie;
import dev.urlsession.HTTPCookieStorage;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import dev.urlsession.testing.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CookieTest {

  @AutoClose private final LoopbackServer server = LoopbackServer.start();
  @TempDir private Path directory;

  @AfterEach
  void clear() {
    Run.of("cookies", "clear", "127.0.0.1");
  }

  private List<String> lastSent() {
    List<RecordedRequest> requests = server.requests();
    return requests.get(requests.size() - 1).headerValues("Cookie");
  }

  @Test
  void typedCookiesGoToTheHostsNamed() {
    server.route("/a", Answer.redirect(302, "/b").header("Set-Cookie", "c=3; Path=/"));
    server.route("/b", Answer.text("hi"));

    assertThat(Run.of("get", "-b", "a=1; b=2=", server.uri("/a")).out()).isEqualTo("hi");

    assertThat(lastSent()).containsExactly("a=1; b=2=; c=3");
    assertThat(Run.of("get", "-b", "a=1; nonsense", server.uri("/a")).code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aJarIsReadAndWritten() throws IOException {
    server.fallback(
        Answer.text("hi")
            .addHeader("Set-Cookie", "new=1; Path=/; Max-Age=1000; HttpOnly")
            .addHeader("Set-Cookie", "session=2; Path=/"));
    Path jar = directory.resolve("jar.txt");

    assertThat(Run.of("get", "--cookie-jar", jar, server.uri("/")).code()).isZero();
    assertThat(Run.of("download", "-c", jar, "--directory", directory, server.uri("/f")).code())
        .isZero();

    assertThat(lastSent()).containsExactly("new=1; session=2");
    assertThat(Files.readString(jar))
        .contains("#HttpOnly_127.0.0.1\tFALSE\t/\tFALSE\t")
        .contains("127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\t2\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(jar)))
        .isEqualTo("rw-------");
    assertThat(Run.of("get", "-b", jar, server.uri("/")).code()).isZero();
    assertThat(lastSent()).containsExactly("new=1; session=2");
  }

  @Test
  void aFileThatIsNoJarIsToldOf() throws IOException {
    Path bad = Files.writeString(directory.resolve("bad"), "# comment\n\nno cookie\n");

    Run run = Run.of("get", "-b", bad, server.uri("/"));

    assertThat(run.code()).isEqualTo(ExitCode.OTHER);
    assertThat(run.err()).contains("Line 3 of " + bad + " is no cookie in Netscape's format.");
    assertThat(Run.of("get", "-b", directory.resolve("missing"), server.uri("/")).code())
        .isEqualTo(ExitCode.OTHER);
    assertThat(Run.of("get", "-c", directory, server.uri("/")).code()).isNotZero();
  }

  @Test
  void keptCookiesAreListedAndCleared() {
    server.fallback(Answer.text("hi").header("Set-Cookie", "kept=hush; Path=/; Max-Age=1000"));
    Run.of("get", server.uri("/"));
    Run.of("get", server.uri("/"));
    assertThat(lastSent()).containsExactly("kept=hush");
    Run.of("get", "-b", "a=1", server.uri("/"));
    assertThat(lastSent()).containsExactly("a=1");
    Run.of("get", "--ephemeral", server.uri("/"));
    assertThat(lastSent()).isEmpty();

    assertThat(Run.of("cookies", "list", "127.0.0.1").out())
        .startsWith("127.0.0.1/  kept  until 20")
        .doesNotContain("hush");
    assertThat(Run.of("cookies", "list", "--json", "--show-values", "127.0.0.1").out())
        .contains("\"name\":\"kept\",\"value\":\"hush\"");
    assertThat(Run.of("cookies", "list", "7.0.0.1").out()).isEmpty();

    assertThat(Run.of("cookies", "clear", "127.0.0.1").err()).contains("1 cookie removed");
    assertThat(Run.of("cookies", "list", "127.0.0.1").out()).isEmpty();
    assertThat(Run.of("cookies").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void theFormatGoesBothWays() throws CommandFailure {
    List<HTTPCookie> cookies =
        List.of(
            HTTPCookie.builder("a", "x y=").domain(".h.org").path("/p").secure(true).build(),
            HTTPCookie.builder("b", "").domain("h.org").path("/").httpOnly(true).build(),
            HTTPCookie.builder("c", "\u00e9")
                .domain("h.org")
                .path("/")
                .expires(Instant.ofEpochSecond(4_000_000_000L))
                .build(),
            HTTPCookie.builder("d", "1").domain("h.org").path("/").expires(Instant.MAX).build());

    String text = NetscapeCookies.write(cookies);

    assertThat(NetscapeCookies.read(text.lines().toList(), "test").subList(0, 3))
        .isEqualTo(cookies.subList(0, 3));
    HTTPCookieStorage storage = new HTTPCookieStorage();
    NetscapeCookies.read(text.lines().toList(), "test").forEach(storage::setCookie);
    assertThat(storage.cookies()).hasSize(4);
  }
}
