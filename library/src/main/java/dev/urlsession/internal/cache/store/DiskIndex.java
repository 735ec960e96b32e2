// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.StoredBody;
import dev.urlsession.internal.cache.StoredResponse;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * What SQLite is asked. Reading does not wait for writing, nor for other reading: each has a
 * connection of its own. The sum of all sizes is kept by triggers, in the transaction that changes
 * it.
 */
final class DiskIndex implements AutoCloseable {

  /** More variants of one URL than this help nobody. */
  private static final int MOST_VARIANTS = 16;

  private final Path file;
  private final Finder finder;
  private final Database writes;
  private final Queue<Database> idleReads = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  private DiskIndex(Path file, Path bodies, Database writes) {
    this.file = file;
    this.finder = new Finder(bodies);
    this.writes = writes;
  }

  static DiskIndex open(Path file, Path bodies) throws SQLException {
    Database writes = Database.open(file);
    try {
      Schema.prepare(writes);
      return new DiskIndex(file, bodies, writes);
    } catch (SQLException failed) {
      writes.close();
      throw failed;
    }
  }

  /** What the keys have, from one look at the file: that costs more than a row. */
  Finder.Found find(List<CacheKey> keys) throws SQLException {
    return reading(reads -> finder.find(keys, reads));
  }

  private interface Reading<T> {
    T from(Database reads) throws SQLException;
  }

  /** As many connections as there are readers at a time, which are few. */
  private <T> T reading(Reading<T> question) throws SQLException {
    Database idle = idleReads.poll();
    Database reads = idle == null ? Database.open(file) : idle;
    boolean done = false;
    try {
      T answer = question.from(reads);
      done = true;
      return answer;
    } finally {
      if (done && !closed) {
        idleReads.add(reads);
      } else {
        reads.close();
      }
    }
  }

  /**
   * An entry as columns.
   *
   * @param body null when it is in the file
   * @param file null when the body is in the row
   */
  record Entry(
      CacheKey key,
      StoredResponse response,
      byte[] head,
      byte @Nullable [] body,
      @Nullable String file,
      int bodyCheck,
      long size,
      long usedAt) {}

  /**
   * Puts the entry in place of older ones for the same requests, and makes room for it; false when
   * there is none.
   */
  boolean put(Entry entry, long capacity) throws SQLException {
    replace(entry.key(), entry.response().selector().text());
    if (!shrink(capacity - entry.size())) {
      return false;
    }
    insert(entry);
    return true;
  }

  private void insert(Entry entry) throws SQLException {
    CacheKey key = entry.key();
    StoredResponse response = entry.response();
    PreparedStatement insert =
        writes.statement(
            "INSERT INTO entry(hash, key, selector, head, head_check, body, file, length,"
                + " body_check, size, stored_at, used_at) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)");
    insert.setLong(1, key.hash());
    insert.setString(2, key.text());
    insert.setString(3, response.selector().text());
    insert.setBytes(4, entry.head());
    insert.setInt(5, Checksum.of(entry.head()));
    insert.setBytes(6, entry.body());
    insert.setString(7, entry.file());
    insert.setLong(8, response.body().length());
    insert.setInt(9, entry.bodyCheck());
    insert.setLong(10, entry.size());
    insert.setLong(11, response.storedAt());
    insert.setLong(12, entry.usedAt());
    insert.executeUpdate();
  }

  private void replace(CacheKey key, String selector) throws SQLException {
    PreparedStatement old =
        writes.statement(
            "DELETE FROM entry WHERE hash = ?1 AND key = ?2 AND (selector = ?3 OR id IN (SELECT id"
                + " FROM entry WHERE hash = ?1 ORDER BY stored_at DESC, id DESC LIMIT -1 OFFSET "
                + MOST_VARIANTS
                + "))");
    old.setLong(1, key.hash());
    old.setString(2, key.text());
    old.setString(3, selector);
    old.executeUpdate();
  }

  /** Changes the head of an entry whose body stays; false when there is none. */
  boolean updateHead(CacheKey key, StoredResponse response, byte[] head, long size)
      throws SQLException {
    PreparedStatement update =
        writes.statement(
            "UPDATE entry SET head = ?, head_check = ?, size = ?, stored_at = ?"
                + " WHERE hash = ? AND key = ? AND selector = ? AND length = ?");
    update.setBytes(1, head);
    update.setInt(2, Checksum.of(head));
    update.setLong(3, size);
    update.setLong(4, response.storedAt());
    update.setLong(5, key.hash());
    update.setString(6, key.text());
    update.setString(7, response.selector().text());
    StoredBody body = response.body();
    update.setLong(8, body.length());
    return update.executeUpdate() > 0;
  }

  void remove(CacheKey key) throws SQLException {
    PreparedStatement delete = writes.statement("DELETE FROM entry WHERE hash = ? AND key = ?");
    delete.setLong(1, key.hash());
    delete.setString(2, key.text());
    delete.executeUpdate();
  }

  void remove(CacheKey key, String selector) throws SQLException {
    PreparedStatement delete =
        writes.statement("DELETE FROM entry WHERE hash = ? AND key = ? AND selector = ?");
    delete.setLong(1, key.hash());
    delete.setString(2, key.text());
    delete.setString(3, selector);
    delete.executeUpdate();
  }

  void removeSince(long time) throws SQLException {
    PreparedStatement delete = writes.statement("DELETE FROM entry WHERE stored_at > ?");
    delete.setLong(1, time);
    delete.executeUpdate();
  }

  void clear() throws SQLException {
    writes.statement("DELETE FROM entry").executeUpdate();
  }

  /** The entries, the most recently used first. */
  List<CacheListing> list() throws SQLException {
    return reading(DiskIndex::list);
  }

  private static List<CacheListing> list(Database reads) throws SQLException {
    List<CacheListing> all = new ArrayList<>();
    try (ResultSet rows =
        reads
            .statement("SELECT key, size, length, stored_at FROM entry ORDER BY used_at DESC")
            .executeQuery()) {
      while (rows.next()) {
        all.add(
            new CacheListing(rows.getString(1), rows.getLong(2), rows.getLong(3), rows.getLong(4)));
      }
    }
    return all;
  }

  void touch(Map<Long, Long> times) throws SQLException {
    PreparedStatement update = writes.statement("UPDATE entry SET used_at = ? WHERE id = ?");
    for (Map.Entry<Long, Long> one : times.entrySet()) {
      update.setLong(1, one.getValue());
      update.setLong(2, one.getKey());
      update.addBatch();
    }
    update.executeBatch();
  }

  /**
   * Removes the least recently used until no more than this is there; false, and nothing is
   * removed, when that would not be enough.
   */
  boolean shrink(long limit) throws SQLException {
    long excess = total() - limit;
    if (excess <= 0) {
      return true;
    }
    List<Long> eldest = new ArrayList<>();
    try (ResultSet rows =
        writes.statement("SELECT id, size FROM entry ORDER BY used_at, id").executeQuery()) {
      while (excess > 0 && rows.next()) {
        eldest.add(rows.getLong(1));
        excess -= rows.getLong(2);
      }
    }
    if (excess > 0) {
      return false;
    }
    PreparedStatement delete = writes.statement("DELETE FROM entry WHERE id = ?");
    for (long id : eldest) {
      delete.setLong(1, id);
      delete.executeUpdate();
    }
    return true;
  }

  /** How many bytes there are in all, within a transaction of {@link #writes}. */
  long total() throws SQLException {
    synchronized (writes) {
      try (ResultSet total = writes.statement("SELECT bytes FROM total").executeQuery()) {
        return total.next() ? total.getLong(1) : 0;
      }
    }
  }

  /** The files that are being written or to be removed. */
  LooseFiles loose() {
    return new LooseFiles(writes);
  }

  /** All of it or nothing; one at a time. */
  <T extends @Nullable Object> T transaction(Database.Work<T> work) throws SQLException {
    synchronized (writes) {
      return writes.transaction(work);
    }
  }

  /** Gives pages that are free back to the file system. */
  void vacuum() throws SQLException {
    synchronized (writes) {
      writes.run("PRAGMA incremental_vacuum");
      writes.run("PRAGMA wal_checkpoint(TRUNCATE)");
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Database idle = idleReads.poll(); idle != null; idle = idleReads.poll()) {
      idle.close();
    }
    synchronized (writes) {
      writes.close();
    }
  }
}
