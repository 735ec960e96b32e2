// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/**
 * The body of a response as it arrives: subscribe to it, or read {@link #inputStream()} or {@link
 * #lines()}, one of them, once. What is not read is not fetched: at most a few hundred KiB wait in
 * memory. Apple: {@code URLSession.AsyncBytes}.
 *
 * <p>Close it, or cancel the task, to stop early. A failure in the middle arrives as {@code
 * onError}, or as the {@link URLError} that the stream throws.
 */
public interface AsyncBytes extends Flow.Publisher<ByteBuffer>, AutoCloseable {

  /** The response, whose body this is. */
  URLResponse response();

  /** The task that loads it. */
  URLSessionDataTask task();

  /** The body as a stream; reads block until bytes come. Closing it cancels the rest. */
  InputStream inputStream();

  /**
   * The lines of the body, decoded by the response's charset, else UTF-8. Reads block. A failure is
   * an {@link java.io.UncheckedIOException} with the {@link URLError}.
   */
  Stream<String> lines();

  /** Cancels what has not been read. Does nothing after the end. */
  @Override
  void close();
}
