// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.StoredResponse;
import java.util.Map;

/** What an entry takes, as counted against the capacities. */
final class Weights {

  /** Objects, references and hash buckets. */
  private static final long MEMORY_OVERHEAD = 256;

  /** What the pages and indices of the database take for a row beside its columns, at the most. */
  private static final long ROW_OVERHEAD = 512;

  /** The unit in which file systems hand out space. */
  private static final long BLOCK = 4096;

  private Weights() {}

  static long inMemory(CacheKey key, StoredResponse response) {
    long texts = key.length();
    if (response.http() != null) {
      for (Map.Entry<String, String> field : response.http().headers().entries()) {
        texts += field.getKey().length() + field.getValue().length();
      }
    }
    return MEMORY_OVERHEAD + texts + response.body().length();
  }

  static long ofRow(CacheKey key, int head, long bodyInRow) {
    return ROW_OVERHEAD + key.length() + head + bodyInRow;
  }

  static long ofFile(long length) {
    return (length + BLOCK - 1) / BLOCK * BLOCK;
  }
}
