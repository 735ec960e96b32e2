// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderLifeTest {

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
  @DisplayName("B-067: a decoder may be closed in the middle, and twice")
  void closed(String coding) throws Exception {
    byte[] encoded = Encoded.as(coding, Encoded.sample(300_000));
    try (Decoder decoder = ContentCodings.decoder(List.of(coding))) {
      decoder.feed(ByteBuffer.wrap(encoded));
      assertThat(decoder.next()).isNotNull();

      decoder.close();
      decoder.feed(ByteBuffer.wrap(encoded));

      assertThat(decoder.next()).isNull();
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
  @DisplayName("B-067: a failure stays a failure")
  void failed(String coding) throws Exception {
    byte[] noise = new byte[100];
    Arrays.fill(noise, (byte) 0xff);
    try (Decoder decoder = ContentCodings.decoder(List.of(coding))) {
      decoder.feed(ByteBuffer.wrap(noise));
      assertThatThrownBy(decoder::next).isInstanceOf(BadCodingException.class);

      decoder.feed(ByteBuffer.wrap(Encoded.as(coding, noise)));

      assertThatThrownBy(decoder::next).isInstanceOf(BadCodingException.class);
      assertThatThrownBy(decoder::finish).isInstanceOf(BadCodingException.class);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
  @DisplayName("B-067: direct and read-only buffers are taken as a whole, and may be reused")
  void buffers(String coding) throws Exception {
    byte[] plain = Encoded.sample(1_000);
    byte[] encoded = Encoded.as(coding, plain);
    ByteBuffer direct = ByteBuffer.allocateDirect(encoded.length).put(encoded).flip();
    ByteBuffer readOnly = direct.asReadOnlyBuffer();
    try (Decoder decoder = ContentCodings.decoder(List.of(coding))) {
      decoder.feed(readOnly);
      assertThat(readOnly.remaining()).isZero();
      for (int i = 0; i < encoded.length; i++) {
        direct.put(i, (byte) 0);
      }

      assertThat(decoder.next()).isEqualTo(ByteBuffer.wrap(plain));
    }
  }
}
