// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodingRoundTripTest {

  @Provide
  Arbitrary<List<String>> chains() {
    return Arbitraries.of(Encoded.ALL).list().ofMaxSize(3);
  }

  @Property(tries = 300)
  @Label("B-067: what was encoded comes back, however the bytes arrive")
  void roundTrip(
      @ForAll("chains") List<String> chain,
      @ForAll byte[] plain,
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 50) Integer> splits)
      throws Exception {
    int[] lengths = splits.stream().mapToInt(Integer::intValue).toArray();

    assertThat(Decoded.from(chain, Encoded.as(chain, plain), lengths)).isEqualTo(plain);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
  @DisplayName("B-067: bytes that arrive one at a time")
  void oneByOne(String coding) throws Exception {
    byte[] plain = Encoded.sample(20_000);

    assertThat(Decoded.from(List.of(coding), Encoded.as(coding, plain), 1)).isEqualTo(plain);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
  @DisplayName("B-067: a body larger than every buffer")
  void large(String coding) throws Exception {
    byte[] plain = Encoded.sample(5_000_001);
    byte[] encoded = Encoded.as(coding, plain);

    assertThat(Decoded.from(coding, encoded)).isEqualTo(plain);
    assertThat(Decoded.from(List.of(coding), encoded, 1447, 70_000)).isEqualTo(plain);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
  @DisplayName("B-067: the encoded form of nothing, and nothing at all, are both empty")
  void empty(String coding) throws Exception {
    assertThat(Decoded.from(coding, Encoded.as(coding, new byte[0]))).isEmpty();
    assertThat(Decoded.from(coding, new byte[0])).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
  @DisplayName("B-067: a few bytes that stand for very many come out piece by piece")
  void bomb(String coding) throws Exception {
    byte[] plain = new byte[10_000_000];

    assertThat(Decoded.from(coding, Encoded.as(coding, plain))).isEqualTo(plain);
  }

  @Test
  @DisplayName("B-067: without a coding the bytes stay as they are")
  void identity() throws Exception {
    byte[] plain = Encoded.sample(200_000);

    assertThat(Decoded.from(List.of(), plain, plain.length)).isEqualTo(plain);
  }
}
