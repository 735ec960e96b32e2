// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static dev.urlsession.CookieSamples.at;
import static dev.urlsession.CookieSamples.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CookiePersistenceTest {

  private static final Instant LATER = Instant.now().plus(Duration.ofDays(30));

  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("app/cookies.txt");
  }

  private HTTPCookieStorage open() {
    return HTTPCookieStorage.inFile(file());
  }

  private static HTTPCookieBuilder lasting(String name) {
    return at(name, "h.org").expires(LATER);
  }

  private static void flush(HTTPCookieStorage storage) {
    storage.flush().orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Test
  @DisplayName("B-195: cookies with an expiry outlive the process, in order and with all they have")
  void outlive() {
    HTTPCookieStorage storage = open();
    HTTPCookie full =
        HTTPCookie.builder("full", "v\u00e9=\"%\t ")
            .domain(".h.org")
            .path("/p\u00e9")
            .expires(LATER)
            .secure(true)
            .httpOnly(true)
            .setByJavaScript(true)
            .sameSitePolicy(HTTPCookie.SameSitePolicy.STRICT)
            .portList(List.of(80, 8080))
            .partitionIdentifier("")
            .comment("tab\tand\nline")
            .commentURL(URI.create("https://h.org/why"))
            .build();
    storage.setCookie(lasting("b").build());
    storage.setCookie(lasting("a").build());
    storage.setCookie(full);
    storage.setCookie(lasting("b").secure(true).build());
    flush(storage);

    assertThat(open().cookies())
        .containsExactly(lasting("b").secure(true).build(), lasting("a").build(), full);
  }

  @Test
  @DisplayName("B-195: cookies of the process only are never written, nor is a file made for them")
  void sessionOnly() {
    HTTPCookieStorage storage = open();
    storage.setCookie(at("a", "h.org").build());
    storage.setCookie(lasting("b").discard(true).build());
    flush(storage);

    assertThat(directory).isEmptyDirectory();
    assertThat(open().cookies()).isEmpty();
    assertThat(storage.cookies()).hasSize(2);
  }

  @Test
  @DisplayName("B-195: a cookie of the process only that replaces a lasting one ends it on disk")
  void replacedBySessionOnly() {
    HTTPCookieStorage storage = open();
    storage.setCookie(lasting("a").build());
    flush(storage);
    storage.setCookie(at("a", "h.org").build());
    flush(storage);

    assertThat(open().cookies()).isEmpty();
    assertThat(storage.cookies()).hasSize(1);
  }

  @Test
  @DisplayName("B-195: they are written in the background, without anybody asking")
  void background() {
    open().setCookie(lasting("a").build());

    await().atMost(Duration.ofSeconds(60)).until(() -> !open().cookies().isEmpty());
  }

  @Test
  @DisplayName("B-195: the file and its directory are for their owner only")
  void ownerOnly() throws IOException {
    HTTPCookieStorage storage = open();
    storage.setCookie(lasting("a").build());
    flush(storage);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  @DisplayName("B-010: the file goes with its last cookie")
  void removed() {
    HTTPCookieStorage storage = open();
    storage.setCookie(lasting("a").build());
    flush(storage);
    assertThat(file()).exists();

    storage.removeCookiesSince(Instant.MIN);
    flush(storage);

    assertThat(file()).doesNotExist();
    assertThat(open().cookies()).isEmpty();
  }

  @Test
  @DisplayName("J: two that write one file keep each other's cookies, and see them")
  void together() {
    HTTPCookieStorage one = open();
    HTTPCookieStorage other = open();
    one.cookies();
    other.cookies();
    AtomicInteger changes = new AtomicInteger();
    other.addChangeListener(changes::incrementAndGet);
    one.setCookie(lasting("a").build());
    one.setCookie(at("mine", "h.org").build());
    flush(one);
    other.setCookie(lasting("b").build());
    flush(other);

    assertThat(names(other.cookies())).containsExactlyInAnyOrder("a", "b");
    assertThat(changes).hasValue(2);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> one.cookies(URI.create("http://h.org/")).size() == 3);

    other.deleteCookie(lasting("a").build());
    flush(other);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> one.cookies(URI.create("http://h.org/")).size() == 2);
    assertThat(names(one.cookies())).containsExactlyInAnyOrder("b", "mine");
  }

  @Test
  @DisplayName("B-200: what was stored when is known after a restart")
  void removeSince() {
    HTTPCookieStorage storage = open();
    Instant before = Instant.now().minusSeconds(1);
    storage.setCookie(lasting("a").build());
    flush(storage);

    HTTPCookieStorage again = open();
    again.removeCookiesSince(Instant.now().plusSeconds(60));
    assertThat(again.cookies()).hasSize(1);
    again.removeCookiesSince(before);
    flush(again);
    assertThat(open().cookies()).isEmpty();
  }

  @Test
  @DisplayName("J: where nothing can be written the cookies stay in memory, and flush says so")
  void cannotWrite() throws IOException {
    Files.writeString(directory.resolve("app"), "a file in the way");
    HTTPCookieStorage storage = open();
    storage.setCookie(lasting("a").build());

    assertThatThrownBy(() -> flush(storage)).hasCauseInstanceOf(UncheckedIOException.class);
    assertThat(storage.cookies()).hasSize(1);

    Files.delete(directory.resolve("app"));
    flush(storage);
    assertThat(open().cookies()).hasSize(1);
  }
}
