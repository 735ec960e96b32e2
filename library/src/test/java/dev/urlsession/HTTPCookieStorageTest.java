// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static dev.urlsession.CookieSamples.at;
import static dev.urlsession.CookieSamples.names;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HTTPCookieStorageTest {

  private final StoreClock clock = new StoreClock();
  private final HTTPCookieStorage storage = new HTTPCookieStorage(clock, null);

  @Test
  @DisplayName("B-191: name, domain and path replace, and the first one's place stays")
  void replacement() {
    storage.setCookie(at("a", "h.org").build());
    storage.setCookie(at("b", "h.org").build());
    storage.setCookie(at("a", "h.org").secure(true).build());
    storage.setCookie(at("a", "h.org").path("/x").build());
    storage.setCookie(at("a", ".h.org").build());

    assertThat(names(storage.cookies())).containsExactly("a", "b", "a", "a");
    assertThat(storage.cookies().get(0).isSecure()).isTrue();
  }

  @Test
  @DisplayName("B-190: an expired cookie is not stored and removes the one that is")
  void expired() {
    storage.setCookie(at("a", "h.org").build());
    storage.setCookie(at("a", "h.org").expires(StoreClock.START).build());
    storage.setCookie(at("b", "h.org").expires(StoreClock.START.minusSeconds(1)).build());

    assertThat(storage.cookies()).isEmpty();
  }

  @Test
  @DisplayName("B-190: a stored cookie is gone when its time comes")
  void expiry() {
    storage.setCookie(at("a", "h.org").expires(StoreClock.START.plusSeconds(10)).build());
    clock.advance(Duration.ofSeconds(9));
    assertThat(storage.cookies()).hasSize(1);

    clock.advance(Duration.ofSeconds(1));
    assertThat(storage.cookies()).isEmpty();
  }

  @Test
  @DisplayName("B-200: removing since a date removes what was stored after it")
  void removeSince() {
    storage.setCookie(at("old", "h.org").build());
    storage.setCookie(at("again", "h.org").build());
    clock.advance(Duration.ofSeconds(1));
    storage.setCookie(at("again", "h.org").build());
    storage.setCookie(at("new", "h.org").build());

    storage.removeCookiesSince(StoreClock.START);

    assertThat(names(storage.cookies())).containsExactly("old");
  }

  @Test
  @DisplayName("J: a cookie is deleted by name, domain and path")
  void delete() {
    storage.setCookie(at("a", "h.org").build());
    storage.setCookie(at("b", "h.org").build());

    storage.deleteCookie(HTTPCookie.builder("a", "other value").domain("h.org").path("/").build());

    assertThat(names(storage.cookies())).containsExactly("b");
  }

  @Test
  @DisplayName("B-201: listeners hear of a change after it, and of nothing else")
  void listeners() {
    AtomicInteger seen = new AtomicInteger();
    Runnable stop = storage.addChangeListener(() -> seen.addAndGet(1 + storage.cookies().size()));

    storage.setCookie(at("a", "h.org").build());
    assertThat(seen).hasValue(2);
    storage.setCookie(at("a", "h.org").build());
    storage.deleteCookie(at("b", "h.org").build());
    assertThat(seen).hasValue(2);
    storage.deleteCookie(at("a", "h.org").build());
    assertThat(seen).hasValue(3);
    stop.run();
    storage.setCookie(at("a", "h.org").build());
    assertThat(seen).hasValue(3);
  }

  @Test
  @DisplayName("J: cookies come in any order wanted, and storages of a name are one")
  void others() {
    storage.setCookie(at("b", "h.org").build());
    storage.setCookie(at("a", "h.org").build());

    assertThat(names(storage.sortedCookies(Comparator.comparing(HTTPCookie::name))))
        .containsExactly("a", "b");
    assertThat(HTTPCookieStorage.shared()).isSameAs(HTTPCookieStorage.shared());
    assertThat(HTTPCookieStorage.sharedCookieStorage("g"))
        .isSameAs(HTTPCookieStorage.sharedCookieStorage("g"))
        .isNotSameAs(HTTPCookieStorage.shared());
  }
}
