// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.StoredBody;
import dev.urlsession.internal.cache.StoredResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** A store on disk, with a clock that each look moves on, and entries for it. */
final class Entries {

  final AtomicLong clock = new AtomicLong(1_000);
  private final Path directory;

  Entries(Path directory) {
    this.directory = directory;
  }

  /** Nothing in memory. */
  ResponseStore store(long capacity) {
    return new ResponseStore(0, capacity, () -> directory, clock::incrementAndGet);
  }

  static CacheKey key(Object name) {
    return new CacheKey("GET", "http://h/" + name);
  }

  static byte[] bytes(Object name, int length) {
    byte[] bytes = new byte[length];
    new Random(name.hashCode()).nextBytes(bytes);
    return bytes;
  }

  StoredResponse response(Object name, int length) {
    HTTPURLResponse head =
        new HTTPURLResponse(
            URI.create(key(name).url()),
            200,
            "HTTP/1.1",
            HTTPHeaders.of("Cache-Control", "max-age=60", "X-Name", name.toString()));
    long now = clock.incrementAndGet();
    return StoredResponse.builder(head, new StoredBody.Bytes(ByteBuffer.wrap(bytes(name, length))))
        .times(now, now, now)
        .build();
  }

  void put(ResponseStore store, Object name, int length) {
    store.put(key(name), response(name, length));
  }

  /** The body; null when there is no entry, or it is damaged. */
  static byte[] body(ResponseStore store, Object name) throws IOException {
    List<StoredResponse> found = store.find(key(name));
    if (found.isEmpty()) {
      return null;
    }
    StoredResponse one = found.get(0);
    if (one.body() instanceof StoredBody.File file) {
      OpenBody open = store.open(key(name), file);
      return open == null ? null : array(open.readAll());
    }
    return array(((StoredBody.Bytes) one.body()).buffer());
  }

  static byte[] array(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
