// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static dev.urlsession.CookieSamples.at;
import static dev.urlsession.CookieSamples.names;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CookieLimitsTest {

  private final StoreClock clock = new StoreClock();

  private CookieJar jar(int perSite, int total) {
    return new CookieJar(clock, new CookieLimits(perSite, total), false);
  }

  private void put(CookieJar jar, HTTPCookieBuilder cookie) {
    clock.advance(Duration.ofSeconds(1));
    jar.put(cookie.build(), false);
  }

  @Test
  @DisplayName("J: of a site with too many cookies the one unused for longest goes")
  void perSite() {
    CookieJar jar = jar(3, 100);
    put(jar, at("a", "h.org"));
    put(jar, at("b", ".h.org"));
    put(jar, at("c", "www.h.org"));
    put(jar, at("elsewhere", "other.org"));
    put(jar, at("tab", "h.org").partitionIdentifier("tab"));
    clock.advance(Duration.ofSeconds(1));
    jar.sentTo(URI.create("http://h.org/"), null, null);

    put(jar, at("d", "h.org"));

    assertThat(names(jar.all())).containsExactly("a", "b", "elsewhere", "tab", "d");
  }

  @Test
  @DisplayName("J: of a site with too many cookies those without Secure go first, expired before")
  void secureStays() {
    CookieJar jar = jar(2, 100);
    put(jar, at("a", "h.org").secure(true));
    put(jar, at("b", "h.org").secure(true).expires(clock.instant().plusSeconds(3)));
    clock.advance(Duration.ofSeconds(3));
    put(jar, at("c", "h.org"));
    assertThat(names(jar.all())).containsExactly("a", "c");

    put(jar, at("d", "h.org").secure(true));
    assertThat(names(jar.all())).containsExactly("a", "d");
    put(jar, at("e", "h.org"));
    assertThat(names(jar.all())).containsExactly("a", "d");
  }

  @Test
  @DisplayName("J: of too many cookies in all the one unused for longest goes")
  void total() {
    CookieJar jar = jar(100, 3);
    put(jar, at("a", "a.org"));
    put(jar, at("b", "b.org"));
    put(jar, at("c", "c.org"));
    put(jar, at("a", "a.org"));

    put(jar, at("d", "d.org"));

    assertThat(names(jar.all())).containsExactly("a", "c", "d");
  }

  @Test
  @DisplayName("J: a bomb of cookies leaves a site its 180 and others theirs")
  void bomb() {
    HTTPCookieStorage storage = new HTTPCookieStorage(clock, null);
    storage.setCookie(at("mine", "other.org").build());
    List<HTTPCookie> bomb = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      bomb.add(at("bomb" + i, i % 2 == 0 ? ".h.org" : "www.h.org").build());
    }

    storage.setCookies(bomb, URI.create("http://www.h.org/"), null);

    assertThat(storage.cookies()).hasSize(181);
    assertThat(names(storage.cookies())).contains("mine", "bomb4999");
  }

  @Test
  @DisplayName("J: nothing is kept for longer than 400 days without being set again")
  void longestLife() {
    HTTPCookieStorage storage = new HTTPCookieStorage(clock, null);
    HTTPCookie ten = at("a", "h.org").expires(clock.instant().plus(Duration.ofDays(3650))).build();
    storage.setCookie(ten);
    clock.advance(Duration.ofDays(399));
    storage.setCookie(ten.toBuilder().domain("again.org").build());
    assertThat(storage.cookies()).hasSize(2).contains(ten);

    clock.advance(Duration.ofDays(1));

    assertThat(storage.cookies()).extracting(HTTPCookie::domain).containsExactly("again.org");
  }
}
