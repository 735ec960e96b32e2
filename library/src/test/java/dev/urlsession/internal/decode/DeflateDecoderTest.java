// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.zip.Deflater;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeflateDecoderTest {

  @Property(tries = 200)
  @Label("B-067: deflate without the zlib wrapper is understood, too")
  void raw(@ForAll byte[] plain, @ForAll @IntRange(min = 1, max = 40) int split) throws Exception {
    byte[] encoded = Encoded.deflate(plain, true);

    assertThat(Decoded.from(List.of("deflate"), encoded, split)).isEqualTo(plain);
  }

  @Test
  @DisplayName("B-067: a wrong Adler checksum is refused")
  void checksum() {
    byte[] encoded = Encoded.deflate("seven seas".getBytes(US_ASCII), false);
    encoded[encoded.length - 1] ^= 1;

    assertThatThrownBy(() -> Decoded.from("deflate", encoded))
        .isInstanceOf(BadCodingException.class);
  }

  @Test
  @DisplayName("B-067: data that want a dictionary are refused")
  void dictionary() {
    Deflater deflater = new Deflater();
    deflater.setDictionary("seven".getBytes(US_ASCII));
    deflater.setInput("seven seas".getBytes(US_ASCII));
    deflater.finish();
    byte[] encoded = new byte[100];
    int length = deflater.deflate(encoded);
    deflater.end();

    assertThat(length).isLessThan(encoded.length);
    assertThatThrownBy(() -> Decoded.from("deflate", encoded)).hasMessageContaining("dictionary");
  }
}
