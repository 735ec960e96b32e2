// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError;
import java.net.URI;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class DataURLPropertyTest {

  @Property
  @Label("B-072: any bytes come back from base64, padded or not")
  void base64(@ForAll byte[] bytes, @ForAll boolean padded) throws URLError {
    Base64.Encoder encoder = Base64.getEncoder();
    String text = (padded ? encoder : encoder.withoutPadding()).encodeToString(bytes);

    assertThat(DataURL.parse(URI.create("data:a/b;base64," + text)).bytes()).isEqualTo(bytes);
  }

  @Property
  @Label("B-072: blanks in base64 change nothing")
  void blanks(@ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 20) int width)
      throws URLError {
    String text = Base64.getEncoder().encodeToString(bytes);
    String broken = text.replaceAll("(.{" + width + "})", "$1%0D%0A\t ");

    assertThat(DataURL.parse("data:;base64," + broken).bytes()).isEqualTo(bytes);
  }

  @Property
  @Label("B-072: any bytes come back from percent-escapes")
  void escapes(@ForAll byte[] bytes) throws URLError {
    StringBuilder text = new StringBuilder("data:,");
    for (byte b : bytes) {
      text.append("%%%02x".formatted(b & 0xff));
    }

    assertThat(DataURL.parse(text.toString()).bytes()).isEqualTo(bytes);
  }

  @Provide
  Arbitrary<String> nearlyDataURLs() {
    Arbitrary<String> pieces =
        Arbitraries.of("data:", ",", ";", "base64", "charset=", "/", "%", "%2", "=", "a", "é", "#");
    return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(3))
        .list()
        .ofMaxSize(12)
        .map(parts -> "data:" + String.join("", parts));
  }

  @Property(tries = 3000)
  @Label("B-072: no text does worse than BAD_URL")
  void fuzz(@ForAll("nearlyDataURLs") String url) {
    try {
      assertThat(DataURL.parse(url).mimeType()).contains("/");
    } catch (URLError e) {
      assertThat(e.code()).isEqualTo(URLError.Code.BAD_URL);
    }
  }
}
