// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ContentCodingsTest {

  @Test
  @DisplayName("B-067: gzip and deflate are offered, br and zstd where their libraries are")
  void offered() {
    assertThat(ContentCodings.acceptEncoding()).isEqualTo("gzip, deflate, br, zstd");
  }

  @Test
  @DisplayName("B-067: without the optional libraries br and zstd are neither offered nor known")
  void withoutLibraries() throws Exception {
    URL own = ContentCodings.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader bootstrapAndOwn = new URLClassLoader(new URL[] {own}, null)) {
      Class<?> codings = bootstrapAndOwn.loadClass(ContentCodings.class.getName());

      assertThat(codings.getMethod("acceptEncoding").invoke(null)).isEqualTo("gzip, deflate");
      assertThatThrownBy(() -> codings.getMethod("decoder", List.class).invoke(null, List.of("br")))
          .cause()
          .hasMessageContaining("'br' is not known here; ask for one of: gzip, deflate.");
    }
  }

  @Test
  @DisplayName("B-067: codings are undone in reverse order")
  void order() throws Exception {
    byte[] plain = Encoded.sample(100_000);
    byte[] encoded = Encoded.as("br", Encoded.as("gzip", plain));

    assertThat(Decoded.from(List.of("gzip", "br"), encoded, 999)).isEqualTo(plain);
    assertThatThrownBy(() -> Decoded.from(List.of("br", "gzip"), encoded, 999))
        .isInstanceOf(BadCodingException.class);
  }

  @Test
  @DisplayName("B-067: an unknown coding is refused by name")
  void unknown() {
    assertThatThrownBy(() -> ContentCodings.decoder(List.of("gzip", "compress")))
        .isInstanceOf(UnknownCodingException.class)
        .hasMessageContaining("'compress'");
  }

  @Test
  @DisplayName("B-067: five codings are undone, six are refused")
  void limit() throws Exception {
    List<String> five = Collections.nCopies(5, "gzip");

    assertThat(Decoded.from(five, Encoded.as(five, new byte[] {42}), 7)).containsExactly(42);
    assertThatThrownBy(() -> ContentCodings.decoder(Collections.nCopies(6, "gzip")))
        .isInstanceOf(UnknownCodingException.class)
        .hasMessageContaining("at most 5");
  }

  @Test
  @DisplayName("B-067: codings are read from all fields in order, identity dropped")
  void parsed() {
    assertThat(ContentCodings.parse(List.of("X-Gzip , identity", "", "br,,ZSTD", "foo")))
        .containsExactly("gzip", "br", "zstd", "foo");
    assertThat(ContentCodings.parse(List.of())).isEmpty();
  }
}
