// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.StoredBody;
import dev.urlsession.internal.cache.StoredResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads rows of the index, and finds damage: what does not fit its checksum is no entry. */
final class Row {

  /** The columns that {@link #read} needs, in its order. */
  static final String COLUMNS = "id, key, head, head_check, body, file, length, body_check";

  private Row() {}

  /** The entry of the row; null when it is damaged, or of another key with the same hash. */
  static @Nullable StoredResponse read(ResultSet row, CacheKey key, Path bodies)
      throws SQLException {
    if (!key.text().equals(row.getString(2))) {
      return null;
    }
    byte[] head = row.getBytes(3);
    if (head == null || Checksum.of(head) != row.getInt(4)) {
      return null;
    }
    StoredBody body = body(row, bodies);
    try {
      return body == null ? null : HeadCodec.decode(head, body);
    } catch (IOException damaged) {
      return null;
    }
  }

  private static @Nullable StoredBody body(ResultSet row, Path bodies) throws SQLException {
    long length = row.getLong(7);
    int checksum = row.getInt(8);
    String file = row.getString(6);
    if (file != null) {
      return new StoredBody.File(bodies.resolve(file), length, checksum);
    }
    byte[] bytes = row.getBytes(5);
    byte[] body = bytes == null ? new byte[0] : bytes;
    return body.length == length && Checksum.of(body) == checksum
        ? new StoredBody.Bytes(ByteBuffer.wrap(body))
        : null;
  }
}
