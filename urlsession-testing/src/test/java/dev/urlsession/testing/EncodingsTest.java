// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EncodingsTest {

  interface Decoder {
    InputStream around(InputStream in) throws IOException;
  }

  private final LoopbackServer server = LoopbackServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  static Stream<Arguments> encodings() {
    Answer plain = Answer.text("hello hello hello");
    Decoder rawInflater = in -> new InflaterInputStream(in, new Inflater(true));
    return Stream.of(
        Arguments.of("gzip", plain.gzip(), (Decoder) GZIPInputStream::new),
        Arguments.of("deflate", plain.deflate(), (Decoder) InflaterInputStream::new),
        Arguments.of("deflate", plain.rawDeflate(), rawInflater),
        Arguments.of("br", plain.brotli(), (Decoder) BrotliInputStream::new),
        Arguments.of("zstd", plain.zstd(), (Decoder) ZstdInputStream::new));
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("An encoded body is named and decodes to the plain one")
  @MethodSource("encodings")
  void encoded(String token, Answer answer, Decoder decoder) throws Exception {
    server.route("/", answer);

    HttpResponse<byte[]> response = Client.get(server, "/");

    assertThat(response.headers().allValues("content-encoding")).containsExactly(token);
    try (InputStream in = decoder.around(new ByteArrayInputStream(response.body()))) {
      assertThat(in.readAllBytes()).asString().isEqualTo("hello hello hello");
    }
  }

  @Test
  @DisplayName("encodedAs names any encoding and leaves the bytes")
  void unknown() throws Exception {
    server.route("/", Answer.text("as is").encodedAs("x-unknown"));

    HttpResponse<byte[]> response = Client.get(server, "/");

    assertThat(response.headers().firstValue("content-encoding")).contains("x-unknown");
    assertThat(response.body()).asString().isEqualTo("as is");
  }

  @Test
  @DisplayName("A repeated byte makes a small bomb")
  void bomb() throws Exception {
    server.route("/", Answer.repeated((byte) 0, 64L << 20).gzip());

    byte[] body = Client.get(server, "/").body();

    assertThat(body).hasSizeLessThan(100_000);
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      assertThat(in.skip(64L << 20)).isEqualTo(64L << 20);
      assertThat(in.read()).isEqualTo(-1);
    }
  }
}
