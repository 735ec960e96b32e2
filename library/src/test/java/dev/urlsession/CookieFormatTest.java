// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static dev.urlsession.CookieSamples.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CookieFormatTest {

  private static List<HTTPCookie> read(byte[] bytes) {
    return CookieFormat.read(bytes).stream().map(StoredCookie::cookie).toList();
  }

  private static byte[] written(HTTPCookie... cookies) {
    return CookieFormat.write(
        List.of(cookies).stream().map(one -> new StoredCookie(one, StoreClock.START)).toList());
  }

  @Test
  @DisplayName("a damaged line is no cookie, the others are")
  void damaged() {
    HTTPCookie a = at("a", "h.org").expires(Instant.MAX).build();
    HTTPCookie b = at("b", "h.org").expires(StoreClock.START).build();
    HTTPCookie c = at("c", "h.org").build();
    String text = new String(written(a, b, c), StandardCharsets.US_ASCII);

    assertThat(read(bytes(text))).containsExactly(a, b, c);
    assertThat(read(bytes(text.replace("\tb\tv", "\tb\tw")))).containsExactly(a, c);
    assertThat(read(bytes(text.substring(0, text.length() - 3)))).containsExactly(a, b);
    assertThat(read(bytes(text.replace("cookies 1", "cookies 2")))).isEmpty();
    assertThat(read(bytes(""))).isEmpty();
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadAgain(@ForAll("cookies") HTTPCookie cookie) {
    assertThat(read(written(cookie, cookie))).containsExactly(cookie, cookie);
  }

  @Property(tries = 300)
  void aFlippedByteLosesNoOtherLine(
      @ForAll("cookies") HTTPCookie cookie, @ForAll int place, @ForAll byte value) {
    byte[] bytes = written(cookie, cookie);
    int head = "urlsession-cookies 1\n".length();
    int at = head + Math.floorMod(place, bytes.length - head);
    bytes[at] = value;

    assertThat(read(bytes)).isNotNull().allMatch(cookie::equals);
  }

  @Property(tries = 300)
  void anyBytesAreCookiesOrNone(@ForAll byte[] bytes) {
    byte[] head = bytes("urlsession-cookies 1\n");
    byte[] all = new byte[head.length + bytes.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(bytes, 0, all, head.length, bytes.length);

    assertThat(read(all)).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Provide
  Arbitrary<HTTPCookie> cookies() {
    Arbitrary<String> names = Arbitraries.strings().withChars("ab\u00e9\u4e2d%-_").ofLength(5);
    Arbitrary<String> values =
        Arbitraries.strings().withChars("ab =\"\t,%\u00e9\u4e2d").ofMaxLength(20);
    Arbitrary<String> texts = values.injectNull(0.3);
    return Combinators.combine(
            names, values, Arbitraries.longs().between(0, 4_000_000_000L), texts, texts)
        .as(
            (name, value, expires, partition, comment) ->
                HTTPCookie.builder(name, value)
                    .domain(".h.org")
                    .path("/" + name)
                    .expires(expires == 0 ? null : Instant.ofEpochSecond(expires))
                    .version(0)
                    .secure(expires % 2 == 0)
                    .partitionIdentifier(partition)
                    .comment(comment)
                    .build());
  }
}
