// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.github.luben.zstd.ZstdOutputStream;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** The content encodings an {@link Answer} may have. The encoded body is held in memory. */
enum Encoding {
  GZIP("gzip"),
  DEFLATE("deflate"),
  RAW_DEFLATE("deflate"),
  BROTLI("br"),
  ZSTD("zstd");

  private static final int BLOCK = 64 * 1024;

  private final String token;

  Encoding(String token) {
    this.token = token;
  }

  Answer applyTo(Answer answer) {
    byte[] encoded = encode(answer.plan().body);
    return answer.with(plan -> plan.body = Body.ofBytes(encoded)).encodedAs(token);
  }

  private byte[] encode(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = encoder(bytes)) {
      for (long at = 0; at < body.length(); at += BLOCK) {
        int count = (int) Math.min(BLOCK, body.length() - at);
        ByteBuf block = body.slice(UnpooledByteBufAllocator.DEFAULT, at, count);
        block.readBytes(out, count);
        block.release();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Could not encode the body as " + token, e);
    }
    return bytes.toByteArray();
  }

  private OutputStream encoder(OutputStream out) throws IOException {
    return switch (this) {
      case GZIP -> new GZIPOutputStream(out);
      case DEFLATE -> new DeflaterOutputStream(out);
      case RAW_DEFLATE -> rawDeflater(out);
      case BROTLI -> brotliEncoder(out);
      case ZSTD -> new ZstdOutputStream(out);
    };
  }

  private static OutputStream rawDeflater(OutputStream out) {
    return new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
      @Override
      public void close() throws IOException {
        super.close();
        def.end();
      }
    };
  }

  private static OutputStream brotliEncoder(OutputStream out) throws IOException {
    Brotli4jLoader.ensureAvailability();
    return new BrotliOutputStream(out);
  }
}
