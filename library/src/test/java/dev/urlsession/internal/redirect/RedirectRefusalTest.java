// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.internal.redirect.RedirectPolicy.Decision;
import java.net.URI;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RedirectRefusalTest {

  private static final URLRequest REQUEST = URLRequest.of(Redirects.FROM);

  @Test
  @DisplayName("B-139: as many hops as the limit are followed, one more is refused")
  void limit() {
    assertThat(Redirects.decide(REQUEST, 19, 302, "Location", "/c"))
        .isInstanceOf(Decision.Follow.class);

    URLError error = Redirects.refuse(Redirects.decide(REQUEST, 20, 302, "Location", "/c"));

    assertThat(error.code()).isEqualTo(URLError.Code.HTTP_TOO_MANY_REDIRECTS);
    assertThat(error.failingURL()).hasToString("http://one.test/c");
  }

  @Test
  @DisplayName("B-139: the limit does not keep an answer from being delivered")
  void limitOfAnswers() {
    assertThat(Redirects.decide(REQUEST, 20, 200)).isEqualTo(new Decision.Deliver());
  }

  @Test
  @DisplayName("B-132: a target that is neither http nor https is UNSUPPORTED_URL")
  void scheme() {
    URLError error =
        Redirects.refuse(Redirects.decide(REQUEST, 302, "Location", "file:///etc/passwd"));

    assertThat(error.code()).isEqualTo(URLError.Code.UNSUPPORTED_URL);
    assertThat(error.failingURL()).isEqualTo(URI.create("file:///etc/passwd"));
  }

  @Test
  @DisplayName("B-132: a target without usable host or port is BAD_URL, at the URL that named it")
  void host() {
    URLError error =
        Redirects.refuse(Redirects.decide(REQUEST, 302, "Location", "http://two.test:99999/"));

    assertThat(error.code()).isEqualTo(URLError.Code.BAD_URL);
    assertThat(error.failingURL()).hasToString(Redirects.FROM);
  }

  @Provide
  Arbitrary<String> locations() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "http:",
            "https:",
            "ftp:",
            "//",
            "/",
            "..",
            ".",
            "?",
            "#",
            "@",
            ":",
            "[",
            "]",
            "::1",
            "two.test",
            "%",
            "%41",
            "80",
            "\u00c3\u00a9",
            "\u20ac",
            "\ud800",
            "xn--",
            "\\",
            " ");
    return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(4))
        .list()
        .ofMaxSize(10)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 5000)
  @Label("B-132: no Location does worse than a refusal, and what is followed can be loaded")
  void fuzz(@ForAll("locations") String location) {
    Decision decision = Redirects.decide(REQUEST, 302, "Location", location);

    if (decision instanceof Decision.Follow follow) {
      URI url = follow.newRequest().url();
      assertThat(url).isNotNull();
      assertThat(url.getScheme()).isIn("http", "https");
      assertThat(url.getHost()).isNotEmpty();
      assertThat(url.toASCIIString()).isEqualTo(url.toString());
      assertThat(url.getPort()).isBetween(-1, 65_535);
    } else if (decision instanceof Decision.Refuse refuse) {
      assertThat(refuse.error().failingURL()).isNotNull();
    } else {
      assertThat(location).isBlank();
    }
  }
}
