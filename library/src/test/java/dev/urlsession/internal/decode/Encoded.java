// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Encodes for the tests, with the libraries' own encoders. */
final class Encoded {

  static final List<String> ALL = List.of("gzip", "deflate", "br", "zstd");

  private Encoded() {}

  static byte[] as(String coding, byte[] plain) {
    try {
      switch (coding) {
        case "gzip":
          return gzip(plain);
        case "deflate":
          return deflate(plain, false);
        case "br":
          Brotli4jLoader.ensureAvailability();
          return Encoder.compress(plain, Encoder.Parameters.create(5));
        case "zstd":
          return Zstd.compress(plain);
        default:
          throw new IllegalArgumentException(coding);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] as(List<String> codings, byte[] plain) {
    byte[] bytes = plain;
    for (String coding : codings) {
      bytes = as(coding, bytes);
    }
    return bytes;
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }

  static byte[] deflate(byte[] plain, boolean raw) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, raw);
    deflater.setInput(plain);
    deflater.finish();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    while (!deflater.finished()) {
      bytes.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return bytes.toByteArray();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  /** Half text that repeats, half noise; the same for the same size. */
  static byte[] sample(int size) {
    byte[] sample = new byte[size];
    Random random = new Random(size);
    for (int i = 0; i < size; i++) {
      sample[i] = (byte) ((i / 512) % 2 == 0 ? 'a' + i % 7 : random.nextInt(256));
    }
    return sample;
  }
}
