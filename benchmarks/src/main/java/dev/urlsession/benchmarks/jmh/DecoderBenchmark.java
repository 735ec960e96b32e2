// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks.jmh;

import dev.urlsession.internal.decode.ContentCodings;
import dev.urlsession.internal.decode.Decoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Takes gzip off 64 KiB. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecoderBenchmark {

  private static final int LENGTH = 64 * 1024;

  private final byte[] encoded = encoded();

  private static byte[] encoded() {
    byte[] plain = new byte[LENGTH];
    Random random = new Random(1);
    for (int i = 0; i < LENGTH; i++) {
      plain[i] = (byte) ('a' + random.nextInt(8));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytes.toByteArray();
  }

  /** The length, so that nothing is left out. */
  @Benchmark
  public int gzip() throws Exception {
    Decoder decoder = ContentCodings.decoder(List.of("gzip"));
    try {
      decoder.feed(ByteBuffer.wrap(encoded));
      int length = 0;
      for (ByteBuffer next = decoder.next(); next != null; next = decoder.next()) {
        length += next.remaining();
      }
      return length;
    } finally {
      decoder.close();
    }
  }
}
