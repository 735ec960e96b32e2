// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.StoredBody;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Reads rows of the index, and finds damage: what does not fit its checksum is no entry. */
final class Row {

  /** The columns that {@link #read} needs, in its order. */
  static final String COLUMNS = "key, head, head_check, file, length, body_check";

  private static final StoredBody LATER = new StoredBody.Bytes(ByteBuffer.allocate(0));

  private Row() {}

  /** The head of the row; null when it is damaged, or of another key with the same hash. */
  static @Nullable Head read(ResultSet row, Collection<CacheKey> keys, Path bodies)
      throws SQLException {
    CacheKey key = find(row.getString(1), keys);
    byte[] head = row.getBytes(2);
    int check = row.getInt(3);
    if (key == null || head == null || Checksum.of(head) != check) {
      return null;
    }
    String file = row.getString(4);
    long length = row.getLong(5);
    int bodyCheck = row.getInt(6);
    StoredBody body =
        file == null ? LATER : new StoredBody.File(bodies.resolve(file), length, bodyCheck);
    try {
      return new Head(key, HeadCodec.decode(head, body), check, head.length, length, bodyCheck);
    } catch (IOException damaged) {
      return null;
    }
  }

  private static @Nullable CacheKey find(String text, Collection<CacheKey> keys) {
    for (CacheKey key : keys) {
      if (key.text().equals(text)) {
        return key;
      }
    }
    return null;
  }
}
