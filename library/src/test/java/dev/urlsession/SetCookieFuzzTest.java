// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.urlsession.internal.cookie.CookieDate;
import dev.urlsession.internal.cookie.SetCookieSplitter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetCookieFuzzTest {

  @Property
  void everyCookieThatIsReadCanBeSent(@ForAll("lines") String line) {
    List<HTTPCookie> cookies =
        HTTPCookieReader.readJoined(
            Map.of("Set-Cookie", line), CookieSamples.SITE, Clock.systemUTC());

    for (HTTPCookie cookie : cookies) {
      assertThat(cookie.name()).isNotEmpty().doesNotContain(";", "=", "\r", "\n");
      assertThat(cookie.value()).doesNotContain(";", "\r", "\n");
      assertThat(cookie.path()).startsWith("/");
      assertThat(cookie.toBuilder().build()).isEqualTo(cookie);
    }
  }

  @Property
  void splittingLosesOnlyCommas(@ForAll("lines") String line) {
    assertThat(String.join(",", SetCookieSplitter.split(line))).isEqualTo(line);
  }

  @Property
  void anyTextIsADateOrNone(@ForAll String text) {
    assertThatCode(() -> CookieDate.parse(text)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ", a", ",a =", "a,   ", ";", "=;", "a=b;c", "\""})
  @DisplayName("B-192: scanning a long line takes time in proportion, and ends")
  void terminates(String piece) {
    String line = piece.repeat(200_000);

    List<String> lines =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> SetCookieSplitter.split(line));
    List<HTTPCookie> cookies =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> HTTPCookieReader.read(lines, CookieSamples.SITE, Clock.systemUTC()));

    assertThat(cookies).hasSizeLessThanOrEqualTo(lines.size());
  }

  @Provide
  Arbitrary<String> lines() {
    Arbitrary<String> words =
        Arbitraries.of(
            "a",
            "=",
            ";",
            ",",
            " ",
            "\"",
            "Expires",
            "Max-Age",
            "Path",
            "Domain",
            "Port",
            "/",
            ".",
            "-1",
            "80",
            "Wed, 21 Oct 2026 07:28:00 GMT",
            "Secure",
            "CommentURL",
            "%",
            ":",
            "1.2.3.4",
            "Version=1",
            "\t",
            "\u00e9",
            "\r\n",
            "\u0000");
    return Arbitraries.oneOf(words.list().ofMaxSize(40).map(l -> String.join("", l)), anyText());
  }

  private static Arbitrary<String> anyText() {
    return Arbitraries.strings().ofMaxLength(200);
  }
}
