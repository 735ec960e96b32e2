// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GzipDecoderTest {

  private static final byte[] PLAIN = "seven seas".getBytes(US_ASCII);
  private static final byte[] GZIP = Encoded.as("gzip", PLAIN);

  @Test
  @DisplayName("B-067: members one behind the other are one body")
  void members() throws Exception {
    byte[] three = Encoded.join(GZIP, Encoded.as("gzip", new byte[0]), GZIP);

    assertThat(Decoded.from("gzip", three)).isEqualTo(Encoded.join(PLAIN, PLAIN));
    assertThat(Decoded.from(List.of("gzip"), three, 1)).isEqualTo(Encoded.join(PLAIN, PLAIN));
  }

  @Test
  @DisplayName("B-067: zeros behind the last member are padding, anything behind them is not")
  void padding() throws Exception {
    byte[] padded = Encoded.join(GZIP, new byte[500]);

    assertThat(Decoded.from("gzip", padded)).isEqualTo(PLAIN);
    assertThatThrownBy(() -> Decoded.from("gzip", Encoded.join(padded, GZIP)))
        .isInstanceOf(BadCodingException.class);
  }

  @Test
  @DisplayName("B-067: every optional header field is read over")
  void optionalFields() throws Exception {
    for (int flags = 0; flags < 32; flags++) {
      byte[] encoded = Encoded.join(header(flags), Arrays.copyOfRange(GZIP, 10, GZIP.length));

      assertThat(Decoded.from(List.of("gzip"), encoded, 1)).as("flags %d", flags).isEqualTo(PLAIN);
    }
  }

  @Test
  @DisplayName("B-067: a wrong header checksum and reserved flags are refused")
  void badHeader() {
    byte[] header = header(2);
    header[header.length - 1] ^= 1;
    byte[] wrong = Encoded.join(header, Arrays.copyOfRange(GZIP, 10, GZIP.length));
    byte[] reserved = GZIP.clone();
    reserved[3] = 0x20;

    assertThatThrownBy(() -> Decoded.from("gzip", wrong)).hasMessageContaining("header");
    assertThatThrownBy(() -> Decoded.from("gzip", reserved)).hasMessageContaining("header");
  }

  @Test
  @DisplayName("B-067: a wrong checksum or length at the end is refused")
  void badTrailer() {
    byte[] checksum = GZIP.clone();
    checksum[GZIP.length - 8] ^= 1;
    byte[] length = GZIP.clone();
    length[GZIP.length - 1] ^= 1;

    assertThatThrownBy(() -> Decoded.from("gzip", checksum)).hasMessageContaining("checksum");
    assertThatThrownBy(() -> Decoded.from("gzip", length)).hasMessageContaining("length");
  }

  private static byte[] header(int flags) {
    byte[] start = {0x1f, (byte) 0x8b, 8, (byte) flags, 1, 2, 3, 4, 0, 3};
    byte[] extra = (flags & 4) == 0 ? new byte[0] : new byte[] {3, 0, 'x', 0, 'y'};
    byte[] name = (flags & 8) == 0 ? new byte[0] : new byte[] {'n', 0};
    byte[] comment = (flags & 16) == 0 ? new byte[0] : new byte[] {'c', 'c', 0};
    byte[] all = Encoded.join(start, extra, name, comment);
    CRC32 crc = new CRC32();
    crc.update(all);
    byte[] sum = {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
    return (flags & 2) == 0 ? all : Encoded.join(all, sum);
  }
}
