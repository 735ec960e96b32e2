// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;

/** Writes a body to a file, or drops it; the result is the status. */
final class ApacheBodyConsumer extends AbstractBinResponseConsumer<Integer>
    implements AutoCloseable {
  private final FileChannel out;
  private int status;

  private ApacheBodyConsumer(FileChannel out) {
    this.out = out;
  }

  static ApacheBodyConsumer toFile(Path file) throws IOException {
    return new ApacheBodyConsumer(
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  static ApacheBodyConsumer discarding() {
    return new ApacheBodyConsumer(null);
  }

  @Override
  protected void start(HttpResponse response, ContentType contentType) {
    status = response.getCode();
  }

  @Override
  public void informationResponse(
      HttpResponse response, org.apache.hc.core5.http.protocol.HttpContext context) {}

  @Override
  protected int capacityIncrement() {
    return Integer.MAX_VALUE;
  }

  @Override
  protected void data(ByteBuffer bytes, boolean endOfStream) throws IOException {
    while (out != null && bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  @Override
  protected Integer buildResult() {
    return status;
  }

  @Override
  public void releaseResources() {}

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
