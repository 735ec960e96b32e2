// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.StoredBody;
import dev.urlsession.internal.cache.StoredResponse;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * All of a row but the body in it.
 *
 * @param key what it is found by
 * @param response the entry; its body is the file, or still to come
 * @param check the head's checksum, another one when the head was changed
 * @param weight how many bytes the head has on disk
 * @param length of the body
 * @param bodyCheck the body's checksum
 */
record Head(
    CacheKey key, StoredResponse response, int check, int weight, long length, int bodyCheck) {

  /** The entry with the body that is in its row; null when that is damaged. */
  @Nullable StoredResponse with(byte @Nullable [] inRow) {
    if (response.body() instanceof StoredBody.File) {
      return response;
    }
    byte[] body = inRow == null ? new byte[0] : inRow;
    return body.length == length && Checksum.of(body) == bodyCheck
        ? response.withBody(new StoredBody.Bytes(ByteBuffer.wrap(body)))
        : null;
  }
}
