// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedCodingTest {

  @Provide
  Arbitrary<String> codings() {
    return Arbitraries.of(Encoded.ALL);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
  @DisplayName("B-067: a body cut off anywhere is refused")
  void truncated(String coding) {
    byte[] encoded = Encoded.as(coding, Encoded.sample(2_000));

    for (int length = 1; length < encoded.length; length++) {
      byte[] part = Arrays.copyOf(encoded, length);
      assertThatThrownBy(() -> Decoded.from(coding, part))
          .as("%d of %d bytes", length, encoded.length)
          .isInstanceOf(BadCodingException.class);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
  @DisplayName("B-067: other bytes behind the encoded ones are refused, at once or when they come")
  void trailing(String coding) {
    byte[] encoded = Encoded.join(Encoded.as(coding, Encoded.sample(2_000)), new byte[] {7, 7});

    for (int split : new int[] {1, encoded.length - 2, encoded.length}) {
      assertThatThrownBy(() -> Decoded.from(List.of(coding), encoded, split))
          .as("split at %d", split)
          .isInstanceOf(BadCodingException.class)
          .hasMessageStartingWith("The body is not valid " + coding);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
  @DisplayName("B-067: a flipped bit never does worse than a refusal")
  void flipped(String coding) throws Exception {
    byte[] encoded = Encoded.as(coding, Encoded.sample(1_500));

    int refused = 0;
    for (int bit = 0; bit < encoded.length * 8; bit++) {
      byte[] damaged = encoded.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      refused += refuses(coding, damaged) ? 1 : 0;
    }

    assertThat(refused).isPositive();
  }

  @Property(tries = 500)
  @Label("B-067: noise never does worse than a refusal")
  void noise(@ForAll("codings") String coding, @ForAll byte[] noise) throws Exception {
    boolean refused = refuses(coding, noise);

    assertThat(refused).isEqualTo(refuses(coding, noise));
  }

  /** Anything else that is thrown ends the test. */
  private static boolean refuses(String coding, byte[] encoded) throws Exception {
    try {
      Decoded.from(coding, encoded);
      return false;
    } catch (BadCodingException e) {
      return true;
    }
  }
}
