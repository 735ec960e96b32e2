// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.io.Closeable;
import java.nio.file.Path;

/** The three things every contender does, each in the way its own documentation recommends. */
interface BenchmarkClient extends Closeable {
  /** Starts one GET of the small resource and returns at once; the answer comes on any thread. */
  void get(Answer answer);

  /**
   * Fetches what is at {@code path} into {@code file}, which does not exist yet; blocks until done.
   * Called by as many threads at once as there are requests in flight.
   */
  void download(String path, Path file) throws Exception;

  /** Sends {@code file} with PUT; blocks until the server has answered. */
  void upload(Path file) throws Exception;

  /** Receives the outcome of one GET, exactly once. */
  interface Answer {
    void received(int status, long bodyLength);

    void failed(Throwable cause);
  }

  /** Fails unless a file transfer ended with a 2xx status. */
  static void requireSuccess(int status) {
    if (status < 200 || status > 299) {
      throw new IllegalStateException("The server answered " + status);
    }
  }
}
