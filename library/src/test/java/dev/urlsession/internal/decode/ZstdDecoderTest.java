// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ZstdDecoderTest {

  private static final byte[] PLAIN = "seven seas".getBytes(US_ASCII);
  private static final byte[] FRAME = Encoded.as("zstd", PLAIN);
  private static final byte[] SKIPPABLE = {0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 9, 9, 9};

  @Test
  @DisplayName("B-067: frames one behind the other are one body, skippable ones are skipped")
  void frames() throws Exception {
    byte[] emptySkippable = {0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0};
    byte[] all = Encoded.join(SKIPPABLE, FRAME, emptySkippable, FRAME, SKIPPABLE);

    assertThat(Decoded.from("zstd", all)).isEqualTo(Encoded.join(PLAIN, PLAIN));
    assertThat(Decoded.from(List.of("zstd"), all, 1)).isEqualTo(Encoded.join(PLAIN, PLAIN));
  }

  @Test
  @DisplayName("B-067: a skippable frame that is cut off is refused")
  void skippableCutOff() {
    byte[] all = Encoded.join(FRAME, new byte[] {0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 9});

    assertThatThrownBy(() -> Decoded.from("zstd", all)).hasMessageContaining("cut off");
  }

  @Test
  @DisplayName("B-067: a window of 8 MiB is accepted, a larger one refused (RFC 9659)")
  void window() throws Exception {
    assertThat(Decoded.from("zstd", withWindow(23))).isEqualTo(PLAIN);
    assertThatThrownBy(() -> Decoded.from("zstd", withWindow(24)))
        .isInstanceOf(BadCodingException.class)
        .hasMessageContaining("8 MiB");
  }

  @Test
  @DisplayName("B-067: a single segment larger than 8 MiB is refused before memory is taken")
  void singleSegment() {
    byte[] header = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, (byte) 0xa0, 1, 0, (byte) 0x80, 0};
    byte[] huge = {
      0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, (byte) 0xe0, -1, -1, -1, -1, -1, -1, -1, -1
    };

    assertThatThrownBy(() -> Decoded.from("zstd", header)).hasMessageContaining("8 MiB");
    assertThatThrownBy(() -> Decoded.from("zstd", huge)).hasMessageContaining("8 MiB");
  }

  private static byte[] withWindow(int log) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZstdOutputStream zstd = new ZstdOutputStream(bytes)) {
      zstd.setLong(log);
      zstd.write(PLAIN);
      zstd.flush();
    }
    return bytes.toByteArray();
  }
}
