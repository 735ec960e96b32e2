// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks.cache;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/** A client with a cache. Every answer's length is checked. */
interface HitClient extends AutoCloseable {

  /** Loads each once, from the server. */
  void fill(List<URI> urls) throws Exception;

  /** Loads them over and over with two threads until the time is up; tells how many. */
  long hits(List<URI> urls, long endNanos) throws Exception;

  @Override
  void close() throws IOException;
}
